package io.holdfast.hold.audit.replay;

import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import java.time.Instant;
import java.util.Optional;

/** What a state says about one thing at one moment, in words. */
public final class Moment {

    private final State state;
    private final Instant at;

    /** A state, and the moment that it is looked at; a hold that is over by then is said to be. */
    public Moment(State state, Instant at) {
        this.state = state;
        this.at = at;
    }

    /** Who has a seat. */
    public String seat(String event, String seat) {
        Optional<Event> known = state.event(event);
        if (known.isEmpty()) {
            return "%s is no event yet".formatted(event);
        }
        if (known.get().terms().plan().priceMinor(seat).isEmpty()) {
            return "%s has no seat %s".formatted(event, seat);
        }
        return state.holder(event, seat)
                .flatMap(state::reservation)
                .map(holder -> "%s of %s: %s".formatted(seat, event, words(holder)))
                .orElseGet(() -> "%s of %s: available".formatted(seat, event));
    }

    /** Where a reservation stands. */
    public String reservation(ReservationId id) {
        return state.reservation(id)
                .map(this::words)
                .orElseGet(() -> "%s of %s is not known".formatted(id.reservation(), id.event()));
    }

    private String words(Reservation reservation) {
        var words = new StringBuilder("%s %s, version %d, decided by command %d:%d at %s"
                .formatted(
                        reservation.id().reservation(),
                        reservation.status().name(),
                        reservation.version(),
                        reservation.decided().partition(),
                        reservation.decided().offset(),
                        reservation.decided().at()));
        switch (reservation.status()) {
            case Reservation.Status.Held held -> words.append(until(held.expiresAt()));
            case Reservation.Status.Paying paying ->
                words.append(", attempt %d, to be paid by %s"
                        .formatted(reservation.payments().attempts(), paying.payBy()));
            case Reservation.Status.Voiding voiding ->
                words.append(", attempt %d is being voided"
                        .formatted(reservation.payments().attempts()));
            case Reservation.Status.Sold sold -> words.append(", ").append(sold.settlement());
            case Reservation.Status.Rejected rejected -> words.append(", it never had seats");
            case Reservation.Status.Released released -> words.append(", it gave its seats back");
            case Reservation.Status.Expired expired -> words.append(", its hold was over at " + expired.expiresAt());
        }
        return words.toString();
    }

    private String until(Instant end) {
        return at.isBefore(end)
                ? ", until " + end
                : ", over since %s: the next caller that asks for the seats gets them".formatted(end);
    }
}
