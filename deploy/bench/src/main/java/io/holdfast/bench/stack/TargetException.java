package io.holdfast.bench.stack;

/** Something that the user can mend; the message says what. */
public final class TargetException extends RuntimeException {

    /** What, and what to do. */
    public TargetException(String message) {
        super(message);
    }
}
