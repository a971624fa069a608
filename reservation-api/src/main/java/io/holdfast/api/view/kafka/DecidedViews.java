package io.holdfast.api.view.kafka;

import io.holdfast.api.model.Decided.Settled;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Receipt;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.Views.SeatCounts;
import io.holdfast.api.view.Views.SeatsSeen;
import io.holdfast.api.view.Views.Seen;
import io.holdfast.api.view.store.ViewCodec;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.state.TailStates;
import io.holdfast.schemas.state.TailStates.Ahead;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * The committed views, and the states ahead of them that this instance read from the tail, by their keys {@code event} and
 * {@code event/reservation}. Reservations are counted and seats are shown as they are committed.
 */
final class DecidedViews implements Views {

    private final Views committed;
    private final TailStates<SpecificRecord> tail;
    private final Function<String, Optional<Receipt>> receipts;

    /**
     * Shows these views, and what the tail says beyond them.
     *
     * @param receipts what is known of the receipt of a reservation, by its key
     */
    DecidedViews(Views committed, TailStates<SpecificRecord> tail, Function<String, Optional<Receipt>> receipts) {
        this.committed = committed;
        this.tail = tail;
        this.receipts = receipts;
    }

    @Override
    public boolean ready() {
        return committed.ready();
    }

    @Override
    public Optional<Seen<Event>> event(String event) {
        return newest(
                event,
                state -> ViewCodec.event((io.holdfast.schemas.view.Event) state, Settled.DECIDED),
                () -> committed.event(event));
    }

    @Override
    public Optional<Seen<Reservation>> reservation(String event, String reservation) {
        String key = Keys.reservation(event, reservation);
        return newest(
                        key,
                        state -> ViewCodec.reservation((io.holdfast.schemas.view.Reservation) state, Settled.DECIDED),
                        () -> committed.reservation(event, reservation))
                .map(seen -> new Seen<>(withReceipt(key, seen.state()), seen.cause()));
    }

    /** The view is read behind the tail: what the tail does not tell is there by then. */
    private <T> Optional<Seen<T>> newest(
            String key, Function<SpecificRecord, T> codec, Supplier<Optional<Seen<T>>> view) {
        Optional<Ahead<SpecificRecord>> ahead = tail.get(key);
        return ahead.isEmpty()
                ? view.get()
                : ahead.get()
                        .state()
                        .map(state -> new Seen<>(
                                codec.apply(state), Optional.of(ahead.get().cause())));
    }

    /** Nothing else has one. */
    private Reservation withReceipt(String key, Reservation state) {
        return state.status() == Reservation.Status.SOLD ? state.with(receipts.apply(key)) : state;
    }

    @Override
    public boolean hasReservation(String event, String reservation) {
        return tail.get(Keys.reservation(event, reservation))
                .map(ahead -> ahead.state().isPresent())
                .orElseGet(() -> committed.hasReservation(event, reservation));
    }

    @Override
    public void events(Consumer<Event> each) {
        // Taken first: what is committed meanwhile is in the list that is read behind it.
        List<String> ahead = tail.keys().stream().filter(Keys::isEvent).toList();
        committed.events(each);
        ahead.forEach(id -> event(id).map(Seen::state).ifPresent(each));
    }

    @Override
    public void reservations(Consumer<Reservation> visitor) {
        committed.reservations(visitor);
    }

    @Override
    public SeatsSeen seats(String event) {
        return committed.seats(event);
    }

    @Override
    public SeatCounts tally(String event) {
        return committed.tally(event);
    }
}
