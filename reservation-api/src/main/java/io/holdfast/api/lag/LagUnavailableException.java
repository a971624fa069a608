package io.holdfast.api.lag;

/** Kafka could not be asked. */
public final class LagUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** It could not be asked because of this. */
    public LagUnavailableException(Throwable cause) {
        super("Kafka cannot be asked how far its consumers are: " + cause.getMessage(), cause);
    }
}
