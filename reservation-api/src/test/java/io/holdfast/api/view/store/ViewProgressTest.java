package io.holdfast.api.view.store;

import static io.holdfast.api.view.store.StateFixture.EVENT;
import static io.holdfast.api.view.store.StateFixture.event;
import static io.holdfast.api.view.store.StateFixture.reservation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.api.model.Reservation;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.state.SeatKeys;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TailStates;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.schemas.view.ReservationStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/** How far the views have come, also over states that they cannot read. */
class ViewProgressTest extends StoreViewsFixture {

    private static final byte[] ILLEGIBLE = {1, 2, 3};

    @Test
    void a_state_without_a_cause_is_kept_and_proves_nothing() {
        states.put(
                StateKeys.reservation(EVENT, "cart-1"),
                states.encode(reservation("cart-1", ReservationStatus.HELD, "A-1-1")),
                null,
                false);

        assertThat(views.reservation(EVENT, "cart-1").orElseThrow().cause()).isEmpty();
        assertThat(newest()).isEmpty();
        assertThat(taken()).containsOnlyKeys("A-1-1");
    }

    @Test
    void a_command_is_in_the_view_once_its_last_state_is() {
        states.last(7, reservation("cart-2", ReservationStatus.HELD, "A-1-1"));

        states.more(9, reservation("cart-2", ReservationStatus.EXPIRED, "A-1-1"));
        assertThat(newest()).contains(new LogPosition(0, 7));
        assertThat(states.tail.isViewed(new LogPosition(0, 9))).isFalse();

        states.last(9, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        assertThat(newest()).contains(new LogPosition(0, 9));
    }

    @Test
    void a_view_in_an_old_folder_knows_how_far_it_has_come() {
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        states.more(8, reservation("cart-2", ReservationStatus.HELD, "A-1-2"));
        var tail = new TailStates<SpecificRecord>(1);
        var context = new MockProcessorContext<Void, Void>();
        context.addStateStore(states.store());

        new StateProcessor(new StateProcessor.Shared(
                        states.codec, states.read, tail, _ -> {}, new AtomicBoolean(), Duration.ZERO, Optional.empty()))
                .init(context);

        assertThat(tail.viewed(0)).contains(new LogPosition(0, 7));
        assertThat(tail.viewed(1)).isEmpty();
    }

    @Test
    void old_states_that_are_read_again_take_no_progress_back() {
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        states.last(9, reservation("cart-1", ReservationStatus.RELEASED, "A-1-1"));
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));

        assertThat(newest()).contains(new LogPosition(0, 9));
    }

    @Test
    void a_state_that_nobody_can_read_hides_no_other() {
        states.last(1, event("ev-1"));
        states.put(StateKeys.event("ev-2"), ILLEGIBLE, "0:2", false);
        states.last(3, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        states.put(StateKeys.reservation(EVENT, "cart-2"), ILLEGIBLE, "0:4", false);
        // Of a kind that its key does not say.
        states.put(StateKeys.reservation(EVENT, "cart-3"), states.encode(event("ev-1")), "0:5", false);

        var events = new ArrayList<io.holdfast.api.model.Event>();
        views.events(events::add);
        var reservations = new ArrayList<Reservation>();
        views.reservations(reservations::add);

        assertThat(events).extracting(io.holdfast.api.model.Event::id).containsExactly("ev-1");
        assertThat(reservations).extracting(Reservation::id).containsExactly("cart-1");
        assertThat(newest()).contains(new LogPosition(0, 5));
        assertThat(List.of("cart-2", "cart-3"))
                .allSatisfy(id -> assertThatThrownBy(() -> views.reservation(EVENT, id))
                        .isInstanceOf(UndecodableException.class));
    }

    @Test
    void the_seats_of_a_state_that_nobody_can_read_stay_taken_until_one_says_more() {
        states.last(1, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        states.last(2, reservation("cart-2", ReservationStatus.HELD, "A-1-2"));

        states.put(StateKeys.reservation(EVENT, "cart-1"), ILLEGIBLE, "0:3", false);
        states.put(StateKeys.reservation(EVENT, "cart-2"), ILLEGIBLE, "0:4", false);
        assertThat(taken()).containsOnlyKeys("A-1-1", "A-1-2");

        states.last(5, reservation("cart-1", ReservationStatus.RELEASED, "A-1-1"));
        states.forget(6, "cart-2");
        assertThat(taken()).isEmpty();
        assertThat(views.tally(EVENT).held()).isZero();
    }

    @Test
    void what_only_a_later_version_writes_is_passed_over() {
        states.put("Z" + EVENT, ILLEGIBLE, "0:3", false);
        states.put(new String(SeatKeys.event(EVENT), java.nio.charset.StandardCharsets.UTF_8), ILLEGIBLE, "0:4", false);

        assertThat(taken()).isEmpty();
        assertThat(newest()).contains(new LogPosition(0, 4));
    }

    @Test
    void the_view_stands_still_before_a_state_whose_schema_comes_later() throws Exception {
        byte[] late = LateSchemas.late(states.encode(reservation("cart-1", ReservationStatus.HELD, "A-1-1")));
        Thread view =
                Thread.ofPlatform().start(() -> states.put(StateKeys.reservation(EVENT, "cart-1"), late, "0:7", false));
        await().until(states.standing::get);
        assertThat(states.heard).isEmpty();

        states.schemas.publish();
        view.join();

        assertThat(states.standing).isFalse();
        assertThat(taken()).containsOnlyKeys("A-1-1");
    }
}
