package io.holdfast.api.view;

/**
 * A place in what the owner publishes about seats: a record of {@code holdfast.seats}. It is the same at every instance, and no place on the
 * command log: one command can touch ten seats.
 *
 * @param partition from 0
 * @param offset of the record; -1 before the first
 */
public record ViewPosition(int partition, long offset) {

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
