package io.holdfast.payment.gateway;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import java.time.Instant;
import java.util.List;

/** The payment provider. Calls block; each ends within a bound. */
public interface Provider {

    /** Carries a step of a payment out, or asks about it. Never throws for what the provider does or omits: that is in the answer. */
    ProviderAnswer ask(Payment payment, PaymentStep.Ask step);

    /**
     * Everything the provider has that was created since, ours and others'.
     *
     * @throws ProviderException if it can't be asked now
     */
    List<Snapshot> list(Instant since);

    /**
     * Gives back the money of a payment that the ledger does not account for.
     *
     * @param key the call's idempotency key
     */
    ProviderAnswer giveBack(Snapshot orphan, PaymentStep.Act remedy, String key);
}
