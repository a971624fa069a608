package io.holdfast.payment.gateway;

/** The provider could not be asked. */
public final class ProviderException extends RuntimeException {

    /** Says why. */
    public ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
