package io.holdfast.hold.audit.log;

/**
 * A stretch of a partition.
 *
 * @param from the first offset
 * @param to one more than the last
 */
public record Span(long from, long to) {

    /** Nothing. */
    public static final Span NONE = new Span(0, 0);

    /** Whether an offset lies in it. */
    public boolean contains(long offset) {
        return offset >= from && offset < to;
    }

    /** The same stretch, ending no later than there. */
    public Span until(long end) {
        return new Span(from, Math.max(from, Math.min(to, end)));
    }

    /** How many offsets it has; the markers of transactions take some of them. */
    public long length() {
        return to - from;
    }
}
