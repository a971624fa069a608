package io.holdfast.api.view;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Receipt;
import io.holdfast.api.answer.Reservation;
import io.holdfast.schemas.Keys;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The published views, ahead of which are the decisions that this instance was told of. Reservations are counted and seats are shown as they
 * are published.
 */
final class DecidedViews implements Views {

    private final Views published;
    private final DecidedStates decided;
    private final Function<String, Optional<Receipt>> receipts;

    /**
     * Shows these views, and what these decisions say beyond them.
     *
     * @param receipts what is known of the receipt of a reservation, by its key
     */
    DecidedViews(Views published, DecidedStates decided, Function<String, Optional<Receipt>> receipts) {
        this.published = published;
        this.decided = decided;
        this.receipts = receipts;
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
        String key = Keys.reservation(event, reservation);
        return decided.reservation(key, () -> published.reservation(event, reservation))
                .map(seen -> new Seen<>(withReceipt(key, seen.state()), seen.cause()));
    }

    /** Nothing else has one. */
    private Reservation withReceipt(String key, Reservation state) {
        return state.status() == Reservation.Status.SOLD ? state.with(receipts.apply(key)) : state;
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
