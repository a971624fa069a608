package io.holdfast.api.view.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Decided.Settled;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Receipt;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.usecase.FakeViews;
import io.holdfast.api.view.ViewListener;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.Views.Seen;
import io.holdfast.api.view.store.StateCodec;
import io.holdfast.api.view.store.StateFixture;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TailStates;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the tail of the states tells beyond the view. */
class DecidedViewsTest {

    private static final String KEY = States.EVENT + "/" + States.RESERVATION;

    private final AvroSerde<State> serde = new AvroSerde<>(Topics.STATE, State.class, Schemas.carried());
    private final FakeViews committed = new FakeViews();
    private final TailStates<SpecificRecord> tail = new TailStates<>(2);
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Views views = new DecidedViews(committed, tail, key -> Optional.ofNullable(receipts.get(key)));
    private final List<String> heard = new ArrayList<>();
    private final List<LogPosition> decided = new ArrayList<>();
    private final StateTail reader = new StateTail(new StateCodec(Schemas.carried()), tail, new ViewListener() {
        @Override
        public void arrived(String key, LogPosition cause) {
            // Who is told of it can read it.
            heard.add("%s %s %s".formatted(key, cause, status()));
        }

        @Override
        public boolean awaits(String key) {
            return !key.endsWith("cart-3");
        }

        @Override
        public void decided(LogPosition cause) {
            decided.add(cause);
        }
    });

    @Test
    void a_state_can_be_read_before_waiters_are_told() {
        written(8, ReservationStatus.HELD);

        assertThat(heard).containsExactly(KEY + " 3:8 Optional[HELD]");
        assertThat(reservation().state().decided().settled()).isEqualTo(Settled.DECIDED);
        assertThat(reservation().reaches(new LogPosition(3, 8))).isTrue();
        assertThat(views.hasReservation(States.EVENT, States.RESERVATION)).isTrue();
        assertThat(views.hasReservation(States.EVENT, "cart-2")).isFalse();
    }

    @Test
    void what_nobody_waits_for_says_how_far_the_owner_is_and_no_more() {
        written("cart-3", 8, ReservationStatus.HELD);

        assertThat(decided).containsExactly(new LogPosition(3, 8));
        assertThat(heard).isEmpty();
        assertThat(views.reservation(States.EVENT, "cart-3")).isEmpty();
    }

    @Test
    void what_is_committed_takes_the_place_of_what_was_decided() {
        written(8, ReservationStatus.HELD);
        commit(Reservation.Status.HELD, 8);

        assertThat(reservation().state().decided().settled()).isEqualTo(Settled.COMMITTED);
    }

    @Test
    void a_sale_is_told_with_its_receipt_whether_it_is_committed_or_not() {
        var sent = new Receipt(Receipt.Status.SENT, Optional.of("print-a"));
        receipts.put(KEY, sent);

        written(8, ReservationStatus.SOLD);
        assertThat(reservation().state().receipt()).contains(sent);
        commit(Reservation.Status.SOLD, 8);
        assertThat(reservation().state().receipt()).contains(sent);

        commit(Reservation.Status.HELD, 9);
        assertThat(reservation().state().receipt()).isEmpty();
    }

    @Test
    void a_decision_is_ahead_of_an_older_view() {
        commit(Reservation.Status.HELD, 8);
        written(9, ReservationStatus.RELEASED);

        assertThat(status()).contains(Reservation.Status.RELEASED);
    }

    @Test
    void the_old_state_of_an_owner_that_was_replaced_is_neither_shown_nor_told() {
        commit(Reservation.Status.RELEASED, 9);
        written(8, ReservationStatus.HELD);
        // It was forgotten by then, and the view has nothing to set against the old state.
        written("cart-2", 8, ReservationStatus.HELD);

        assertThat(status()).contains(Reservation.Status.RELEASED);
        assertThat(views.reservation(States.EVENT, "cart-2")).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void an_old_state_behind_a_newer_one_that_is_not_committed_changes_nothing() {
        written(9, ReservationStatus.RELEASED);
        written(8, ReservationStatus.HELD);

        assertThat(status()).contains(Reservation.Status.RELEASED);
        assertThat(heard).hasSize(1);
    }

    @Test
    void what_is_forgotten_is_gone_before_the_view_knows() {
        commit(Reservation.Status.RELEASED, 8);
        record(StateKeys.reservation(States.EVENT, States.RESERVATION), 20, null);

        assertThat(status()).isEmpty();
        assertThat(views.hasReservation(States.EVENT, States.RESERVATION)).isFalse();
        assertThat(heard).containsExactly(KEY + " 3:20 Optional.empty");
    }

    @Test
    void an_old_tombstone_takes_nothing_away() {
        commit(Reservation.Status.HELD, 20);
        record(StateKeys.reservation(States.EVENT, States.RESERVATION), 9, null);

        assertThat(status()).contains(Reservation.Status.HELD);
        assertThat(heard).isEmpty();
    }

    @Test
    void an_older_commit_does_not_take_a_newer_decision_away() {
        written(9, ReservationStatus.RELEASED);
        commit(Reservation.Status.HELD, 8);

        assertThat(status()).contains(Reservation.Status.RELEASED);
    }

    @Test
    void beyond_the_bound_the_oldest_is_forgotten() {
        written(8, ReservationStatus.HELD);
        written("cart-2", 9, ReservationStatus.HELD);
        written("cart-4", 10, ReservationStatus.HELD);

        assertThat(status()).isEmpty();
        assertThat(views.reservation(States.EVENT, "cart-4")).isPresent();
    }

    @Test
    void an_event_that_was_opened_can_be_sold_at_once() {
        record(StateKeys.event(States.EVENT), 1, serde.encode(new State(StateFixture.event(States.EVENT))));

        assertThat(views.event(States.EVENT).map(Seen::state).map(Event::status))
                .contains(Event.Status.OPEN);
        var events = new ArrayList<Event>();
        views.events(events::add);
        assertThat(events).extracting(Event::id).containsExactly(States.EVENT);
    }

    @Test
    void what_is_no_state_is_passed_over() {
        record(StateKeys.reservation(States.EVENT, States.RESERVATION), 8, new byte[] {1, 2, 3});
        record(
                StateKeys.reservation(States.EVENT, States.RESERVATION),
                8,
                serde.encode(new State(StateFixture.event(States.EVENT))));
        reader.arrived(new ConsumerRecord<>(Topics.STATE.name(), 3, 0, bytes("R" + KEY), new byte[] {1}));

        assertThat(heard).isEmpty();
        assertThat(status()).isEmpty();
    }

    private Optional<Reservation.Status> status() {
        return views.reservation(States.EVENT, States.RESERVATION)
                .map(Seen::state)
                .map(Reservation::status);
    }

    private Seen<Reservation> reservation() {
        return views.reservation(States.EVENT, States.RESERVATION).orElseThrow();
    }

    private void commit(Reservation.Status status, long offset) {
        committed.put(States.reservation(status, offset));
        tail.viewed(new LogPosition(3, offset));
    }

    private void written(long offset, ReservationStatus status) {
        written(States.RESERVATION, offset, status);
    }

    private void written(String reservation, long offset, ReservationStatus status) {
        record(
                StateKeys.reservation(States.EVENT, reservation),
                offset,
                serde.encode(new State(StateFixture.reservation(States.EVENT, reservation, status, "A-1-1"))));
    }

    @SuppressWarnings("NullAway") // A tombstone's value is null
    private void record(String key, long offset, byte @Nullable [] value) {
        var record = new ConsumerRecord<>(Topics.STATE.name(), 3, offset, bytes(key), value);
        RecordHeaders.add(record.headers(), RecordHeaders.CAUSE, "3:" + offset);
        reader.arrived(record);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
