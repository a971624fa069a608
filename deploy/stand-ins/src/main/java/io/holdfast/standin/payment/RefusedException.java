package io.holdfast.standin.payment;

/** A call that is answered with an error before it began to act. */
final class RefusedException extends RuntimeException {

    private final transient StripeError refusal;

    RefusedException(StripeError refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    StripeError refusal() {
        return refusal;
    }
}
