package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Outcome;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.State;
import io.holdfast.payment.payment.Step;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Metrics metrics = new Metrics(meters, InstantSource.fixed(Payments.NOW.plusSeconds(3)));

    private Timer authorizations() {
        return meters.get("holdfast.payment.duration")
                .tag("operation", "authorize")
                .timer();
    }

    private double duplicates(String found) {
        return meters.get("holdfast.duplicates").tag("found", found).counter().count();
    }

    @Test
    void a_payment_lasts_from_its_request_to_its_outcome_and_is_measured_once() {
        Payment payment = Payments.in(Operation.AUTHORIZE, State.AUTHORIZED, false);

        metrics.reported(payment, Outcome.UNKNOWN);
        metrics.reported(payment, Outcome.AUTHORIZED);
        metrics.reported(payment.reported(), Outcome.AUTHORIZED);

        assertThat(authorizations().count()).isEqualTo(1);
        assertThat(authorizations().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(meters.get("holdfast.payment.outcomes")
                        .tag("outcome", "AUTHORIZED")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void a_request_for_nothing_new_is_counted_by_what_the_ledger_knew() {
        Payment payment = Payments.asked(Operation.AUTHORIZE);

        metrics.repeated(payment);
        metrics.repeated(payment.reported());

        assertThat(duplicates("under_way")).isEqualTo(1);
        assertThat(duplicates("done")).isEqualTo(1);
    }

    @Test
    void each_call_to_the_provider_is_measured_by_what_came_of_it() {
        var fake = new FakeProvider();
        fake.fail(List.of(Fault.NONE, Fault.CUT_AFTER));
        var provider = new MeasuredProvider(fake, meters);

        var _ = provider.ask(Payments.asked(Operation.AUTHORIZE), new Step.Create());
        var _ = provider.ask(Payments.in(Operation.AUTHORIZE, State.CREATED, false), new Step.Confirm());

        assertThat(calls("create", "found")).isEqualTo(1);
        assertThat(calls("confirm", "lost")).isEqualTo(1);
        assertThat(calls("confirm", "found")).isZero();
    }

    private long calls(String call, String answer) {
        return meters.get("holdfast.payment.provider")
                .tag("call", call)
                .tag("answer", answer)
                .timer()
                .count();
    }
}
