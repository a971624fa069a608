package io.holdfast.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Snapshot.Status;
import io.holdfast.payment.payment.Transition;
import java.util.UUID;

/** One payment of a provider, and what the provider answers about it. */
abstract class ProviderFixture {

    final PaymentId id = new PaymentId("ev-1", "r-" + UUID.randomUUID(), 1);

    abstract Provider provider();

    /** A payment in the ledger whose creation is known. */
    Payment created(String method) {
        Payment asked = Payments.asked(id, method);
        return Transition.after(asked, new PaymentStep.Create(), act(asked, new PaymentStep.Create()));
    }

    ProviderAnswer act(Payment payment, PaymentStep.Ask step) {
        return provider().ask(payment, step);
    }

    static Status status(ProviderAnswer answer) {
        return snapshot(answer).status();
    }

    static Snapshot snapshot(ProviderAnswer answer) {
        assertThat(answer).isInstanceOf(ProviderAnswer.Found.class);
        return ((ProviderAnswer.Found) answer).snapshot();
    }
}
