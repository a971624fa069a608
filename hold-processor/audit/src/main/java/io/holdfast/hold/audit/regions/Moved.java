package io.holdfast.hold.audit.regions;

import io.holdfast.schemas.view.SeatRange;
import java.util.List;

/**
 * A transfer as one log tells it: the cession in the log of the region that gives, or the receipt in that of the region that gets.
 *
 * @param n number among the transfers of the event from the one region to the other
 * @param partition of the fact on the seat-events of its own region
 * @param offset of the fact in it
 */
record Moved(
        String event,
        String transfer,
        String from,
        String to,
        long n,
        List<SeatRange> places,
        long epoch,
        int partition,
        long offset) {

    /** Which transfer it is, in every log. */
    record Id(String event, String from, String to, long n) {}

    Id id() {
        return new Id(event, from, to, n);
    }

    /** Whether both tell of the same places, under the same name and at the same logical time. */
    boolean agrees(Moved other) {
        return id().equals(other.id())
                && transfer.equals(other.transfer)
                && places.equals(other.places)
                && epoch == other.epoch;
    }
}
