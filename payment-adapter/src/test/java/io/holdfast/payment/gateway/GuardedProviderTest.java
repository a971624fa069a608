package io.holdfast.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.TestStack;
import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Within Quarkus, which brings the guards. */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class GuardedProviderTest {

    private final FakeProvider provider = new FakeProvider();
    private final GuardedProvider guarded = new GuardedProvider(provider);
    private final Payment payment = Payments.in(Operation.AUTHORIZE, PaymentStanding.CREATED, false);

    @Test
    void a_question_is_asked_again() {
        provider.put(Payments.snapshot("pi_1", Status.UNCONFIRMED, null));
        provider.fail(List.of(Fault.ERROR_BEFORE, Fault.UNREACHED));

        ProviderAnswer answer = guarded.ask(payment, new PaymentStep.Retrieve());

        assertThat(answer).isInstanceOf(ProviderAnswer.Found.class);
        assertThat(provider.calls()).isEqualTo(3);
    }

    @Test
    void a_creation_that_is_not_answered_is_asked_again_and_an_answer_that_is_kept_stays_a_doubt() {
        provider.fail(List.of(Fault.ERROR_BEFORE));

        ProviderAnswer answer = guarded.ask(Payments.asked(Operation.AUTHORIZE), new PaymentStep.Create());

        assertThat(answer).isInstanceOf(ProviderAnswer.Lost.class);
        assertThat(provider.calls()).isEqualTo(3);
    }

    @Test
    void what_moves_money_is_never_repeated() {
        provider.put(Payments.snapshot("pi_1", Status.UNCONFIRMED, null));
        provider.fail(List.of(Fault.CUT_AFTER));

        ProviderAnswer answer = guarded.ask(payment, new PaymentStep.Confirm());

        assertThat(answer).isInstanceOf(ProviderAnswer.Lost.class);
        assertThat(provider.calls()).isEqualTo(1);
    }

    @Test
    void a_provider_that_is_down_is_spared_and_that_leaves_no_doubt() {
        provider.fail(Collections.nCopies(1_000, Fault.CUT_AFTER));
        for (int i = 0; i < 20; i++) {
            guarded.ask(payment, new PaymentStep.Confirm());
        }
        int calls = provider.calls();

        ProviderAnswer answer = guarded.ask(payment, new PaymentStep.Confirm());

        assertThat(answer).isInstanceOf(ProviderAnswer.Unreached.class);
        assertThat(provider.calls()).isEqualTo(calls);
    }
}
