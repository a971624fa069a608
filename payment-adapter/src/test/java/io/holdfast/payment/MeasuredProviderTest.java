package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeasuredProviderTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void each_call_to_the_provider_is_measured_by_what_came_of_it() {
        var fake = new FakeProvider();
        fake.fail(List.of(Fault.NONE, Fault.CUT_AFTER));
        var provider = new MeasuredProvider(fake, meters);

        var _ = provider.ask(Payments.asked(Operation.AUTHORIZE), new PaymentStep.Create());
        var _ = provider.ask(
                Payments.in(Operation.AUTHORIZE, PaymentStanding.CREATED, false), new PaymentStep.Confirm());

        assertThat(calls("create", "found")).isEqualTo(1);
        assertThat(calls("confirm", "lost")).isEqualTo(1);
        assertThat(calls("confirm", "found")).isZero();
    }

    @Test
    void each_call_and_answer_is_there_from_the_start() {
        var _ = new MeasuredProvider(new FakeProvider(), meters);

        assertThat(tags("call"))
                .containsExactlyInAnyOrder(
                        "create", "confirm", "capture", "cancel", "refund", "retrieve", "find", "list");
        assertThat(tags("answer"))
                .containsExactlyInAnyOrder("found", "missing", "refused", "rejected", "barred", "unreached", "lost");
    }

    private Set<String> tags(String name) {
        return meters.find("holdfast.payment.provider").timers().stream()
                .map(timer -> String.valueOf(timer.getId().getTag(name)))
                .collect(Collectors.toSet());
    }

    private long calls(String call, String answer) {
        return meters.get("holdfast.payment.provider")
                .tag("call", call)
                .tag("answer", answer)
                .timer()
                .count();
    }
}
