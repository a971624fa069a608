package io.holdfast.hold.audit.facts;

/**
 * A region that another one goes on for, as the facts tell.
 *
 * @param by that other one
 * @param upToPartition partition of the event on the lost region's seat-commands
 * @param upToOffset offset of the last command that is known there
 * @param placesAdopted whether its places are the other one's
 */
public record Lost(String by, int upToPartition, long upToOffset, boolean placesAdopted) {

    Lost adopted() {
        return new Lost(by, upToPartition, upToOffset, true);
    }

    /** Whether a take-over goes as far as this one. */
    public boolean isUpTo(int partition, long offset) {
        return upToPartition == partition && upToOffset == offset;
    }
}
