package io.holdfast.hold.audit.replay;

/**
 * Up to where a log is replayed; what is decided by then is in the state.
 *
 * @param atMs log time of the last command at the latest, in milliseconds
 * @param offset of the last command at the most
 */
public record Until(long atMs, long offset) {

    /** The end of the log. */
    public static final Until END = new Until(Long.MAX_VALUE, Long.MAX_VALUE);

    public static Until at(long atMs) {
        return new Until(atMs, Long.MAX_VALUE);
    }

    /** Up to a command, this one included. */
    public static Until offset(long offset) {
        return new Until(Long.MAX_VALUE, offset);
    }

    /** Whether a command is among them. */
    public boolean includes(long commandOffset, long logTimeMs) {
        return commandOffset <= offset && logTimeMs <= atMs;
    }
}
