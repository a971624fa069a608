package io.holdfast.api.model;

/**
 * A place on the command log; what every piece of evidence points at.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record Position(int partition, long offset) {

    /** Whether a reader that has come this far has passed the other position. Partitions have no order among each other. */
    public boolean reaches(Position other) {
        return partition == other.partition && offset >= other.offset;
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
