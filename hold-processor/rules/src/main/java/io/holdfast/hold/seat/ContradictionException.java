package io.holdfast.hold.seat;

/**
 * A fact does not fit the state: this state is not what the log up to here makes of it. Nothing may be decided from it, and so this is never
 * the outcome of a command.
 */
public final class ContradictionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what does not fit. */
    public ContradictionException(String what) {
        super(what);
    }

    /** Says what does not fit, and how that came out. */
    public ContradictionException(String what, Throwable cause) {
        super(what, cause);
    }
}
