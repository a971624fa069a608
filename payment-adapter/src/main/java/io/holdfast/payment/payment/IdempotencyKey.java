package io.holdfast.payment.payment;

/**
 * The key under which the provider does something once: {@code <event>/<reservation>/<attempt>/<operation>}. It follows from the ledger, so
 * that the instance which takes over after a crash asks under the same key and hears the first answer. The gateway puts the id of this installation in front.
 *
 * <p>A number follows only if a first try was in vain. Stripe keeps the first answer to a key for 24 hours, a 500 too
 * (https://docs.stripe.com/api/idempotent_requests): under the same key the call could never succeed. It is numbered only after a lookup
 * has shown that nothing had happened; and should the first try arrive later still, the payment's own state admits each operation once.
 * To create one twice is harmless: neither is confirmed, and only the one that the ledger refers to ever will be.
 */
public final class IdempotencyKey {

    private IdempotencyKey() {}

    /** The key of this step. */
    public static String of(Payment payment, PaymentStep.Act step) {
        int tries = payment.goal().tries();
        String key = payment.id() + "/" + step.verb();
        return tries == 0 ? key : key + "/" + tries;
    }
}
