package io.holdfast.api.view;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Reservation;
import io.holdfast.schemas.Keys;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The published views, ahead of which are the decisions that this instance was told of. Reservations are counted and seats are shown as they
 * are published.
 */
final class DecidedViews implements Views {

    private final Views published;
    private final DecidedStates decided;

    DecidedViews(Views published, DecidedStates decided) {
        this.published = published;
        this.decided = decided;
    }

    @Override
    public boolean ready() {
        return published.ready();
    }

    @Override
    public Optional<Seen<Event>> event(String event) {
        return decided.event(event, () -> published.event(event));
    }

    @Override
    public Optional<Seen<Reservation>> reservation(String event, String reservation) {
        return decided.reservation(
                Keys.reservation(event, reservation), () -> published.reservation(event, reservation));
    }

    @Override
    public boolean hasReservation(String event, String reservation) {
        return decided.hasReservation(Keys.reservation(event, reservation))
                || published.hasReservation(event, reservation);
    }

    @Override
    public void events(Consumer<Event> each) {
        // Taken first: what is published meanwhile is in the list that is read behind it.
        List<String> ahead = decided.events();
        published.events(each);
        ahead.forEach(id -> event(id).map(Seen::state).ifPresent(each));
    }

    @Override
    public void reservations(Consumer<Reservation> visitor) {
        published.reservations(visitor);
    }

    @Override
    public SeatsSeen seats(String event) {
        return published.seats(event);
    }
}
