package io.holdfast.api.model;

import io.holdfast.api.model.Decided.Settled;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.schemas.LogPosition;
import java.util.Optional;

/**
 * A transfer of places from one region to another.
 *
 * @param event id of the event
 * @param cession what was ceded
 * @param from the region that ceded it
 * @param status how far it has come, as far as is known here
 * @param ceded a position of the giver's log whose decision has it ceded
 * @param received a position of the receiver's log whose decision has it received; empty if that is not known here
 * @param copy how fresh what is known here of the other of the two regions is
 */
public record Transfer(
        String event,
        Cession cession,
        String from,
        Status status,
        LogPosition ceded,
        Optional<LogPosition> received,
        CopyAge copy) {

    /** How far a transfer has come. */
    public enum Status {
        /** It was decided, and is not seen committed yet: nothing can have been copied. */
        CEDED,
        /** It is on its way, or has arrived and that is not known here: nobody sells the places as far as is known here. */
        IN_TRANSIT,
        /** The other region has the places. */
        RECEIVED
    }

    /**
     * One from this region.
     *
     * @param event as it is here
     * @param there as the copy of the region that the places go to has it; empty if it does not show it
     */
    public static Transfer given(Event event, Cession cession, Optional<Event> there, CopyAge copy) {
        String here = event.ownership().orElseThrow().here();
        Optional<LogPosition> received =
                there.filter(known -> hasReceived(known, here, cession.n())).map(Event::position);
        boolean committed = event.decided().settled() == Settled.COMMITTED;
        Status status = received.isPresent() ? Status.RECEIVED : committed ? Status.IN_TRANSIT : Status.CEDED;
        return new Transfer(event.id(), cession, here, status, event.position(), received, copy);
    }

    /**
     * One to this region; empty if there is none of this name.
     *
     * @param event as it is here
     * @param there as the copy of another region has it
     */
    public static Optional<Transfer> coming(Event event, String transfer, Event there, CopyAge copy) {
        Optional<String> here = event.ownership().map(Ownership::here);
        return there.ownership()
                .flatMap(ownership -> ownership.cession(transfer))
                .filter(cession -> here.equals(Optional.of(cession.to())))
                .map(cession -> {
                    boolean received = hasReceived(event, copy.region(), cession.n());
                    return new Transfer(
                            event.id(),
                            cession,
                            copy.region(),
                            received ? Status.RECEIVED : Status.IN_TRANSIT,
                            there.position(),
                            received ? Optional.of(event.position()) : Optional.empty(),
                            copy);
                });
    }

    private static boolean hasReceived(Event event, String from, long n) {
        return event.ownership()
                .filter(ownership -> ownership.link(from).received() >= n)
                .isPresent();
    }
}
