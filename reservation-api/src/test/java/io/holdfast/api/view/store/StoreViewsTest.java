package io.holdfast.api.view.store;

import static io.holdfast.api.view.store.StateFixture.AT;
import static io.holdfast.api.view.store.StateFixture.EVENT;
import static io.holdfast.api.view.store.StateFixture.event;
import static io.holdfast.api.view.store.StateFixture.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Decided;
import io.holdfast.api.model.Decided.Settled;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.view.Views.SeatCounts;
import io.holdfast.api.view.Views.Seen;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.SeatReason;
import io.holdfast.schemas.view.UnavailableSeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read from the views: reservations, events and seats. */
class StoreViewsTest extends StoreViewsFixture {

    @Test
    void a_committed_reservation_can_be_read_before_waiters_are_told() {
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));

        assertThat(readable).containsExactly(true);
        assertThat(states.heard.getFirst().key()).isEqualTo(EVENT + "/cart-1");
        assertThat(states.heard.getFirst().cause()).contains(new LogPosition(0, 7));
    }

    @Test
    void a_reservation_is_read_as_it_was_written() {
        states.last(
                8815,
                io.holdfast.schemas.view.Reservation.newBuilder(reservation("cart-1", ReservationStatus.HELD, "A-1-1"))
                        .setExpiresAt(AT.plusSeconds(300))
                        .build());

        Seen<Reservation> seen = views.reservation(EVENT, "cart-1").orElseThrow();
        assertThat(views.hasReservation(EVENT, "cart-1")).isTrue();

        assertThat(seen.cause()).contains(new LogPosition(0, 8815));
        assertThat(seen.state())
                .isEqualTo(new Reservation(
                        EVENT,
                        "cart-1",
                        Reservation.Status.HELD,
                        List.of("A-1-1"),
                        300,
                        Optional.of(AT.plusSeconds(300)),
                        1,
                        4500,
                        "EUR",
                        Reservation.Payments.NONE,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new Decided(
                                new LogPosition(3, 8812),
                                AT,
                                Optional.of("4bf92f3577b34da6a3ce929d0e0e4736"),
                                Settled.COMMITTED)));
    }

    @Test
    void a_rejected_reservation_keeps_its_reason_and_its_seats() {
        Reservation forSeats = rejected(RejectionReason.SEATS_UNAVAILABLE);
        Reservation closed = rejected(RejectionReason.EVENT_CLOSED);
        Reservation otherwise = rejected(null);

        assertThat(forSeats.status()).isEqualTo(Reservation.Status.REJECTED_FOR_SEATS);
        assertThat(forSeats.unavailable())
                .containsExactly(new io.holdfast.api.model.UnavailableSeat(
                        "A-1-1", io.holdfast.api.model.UnavailableSeat.TAKEN));
        assertThat(closed.status()).isEqualTo(Reservation.Status.REJECTED_EVENT_CLOSED);
        assertThat(otherwise.status()).isEqualTo(Reservation.Status.REJECTED_OTHERWISE);
    }

    private Reservation rejected(@Nullable RejectionReason reason) {
        states.last(
                1,
                io.holdfast.schemas.view.Reservation.newBuilder(
                                reservation("cart-1", ReservationStatus.REJECTED, "A-1-1"))
                        .setRejection(reason)
                        .setUnavailable(List.of(new UnavailableSeat("A-1-1", SeatReason.TAKEN)))
                        .build());
        return views.reservation(EVENT, "cart-1").orElseThrow().state();
    }

    @Test
    void a_forgotten_reservation_is_gone() {
        states.last(1, reservation("cart-1", ReservationStatus.RELEASED, "A-1-1"));

        states.forget(2, "cart-1");

        assertThat(views.reservation(EVENT, "cart-1")).isEmpty();
        assertThat(views.hasReservation(EVENT, "cart-1")).isFalse();
        assertThat(readable).containsExactly(true, false);
        assertThat(newest()).as("a tombstone has a cause").contains(new LogPosition(0, 2));
    }

    @Test
    void every_event_is_listed_and_nothing_else_is() {
        states.last(1, event("ev-2"));
        states.last(2, event("ev-1"));
        states.last(3, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));

        var events = new ArrayList<io.holdfast.api.model.Event>();
        views.events(events::add);
        var reservations = new ArrayList<Reservation>();
        views.reservations(reservations::add);

        assertThat(events).extracting(io.holdfast.api.model.Event::id).containsExactlyInAnyOrder("ev-1", "ev-2");
        assertThat(reservations).extracting(Reservation::id).containsExactly("cart-1");
        assertThat(views.event("ev-1").orElseThrow().state().sections())
                .containsExactly(new io.holdfast.api.model.Section("A", 1, 2, 4500));
    }

    @Test
    void an_event_that_was_read_is_read_anew_once_it_changes() {
        assertThat(views.event("ev-1")).isEmpty();
        states.last(2, event("ev-1"));
        assertThat(views.event("ev-1").orElseThrow().cause()).contains(new LogPosition(0, 2));

        states.last(9, event("ev-1"));

        assertThat(views.event("ev-1").orElseThrow().cause()).contains(new LogPosition(0, 9));
    }

    @Test
    void more_events_than_are_remembered_are_read_all_the_same() {
        for (String id : List.of("ev-1", "ev-2", "ev-3")) {
            states.last(2, event(id));
        }

        assertThat(List.of("ev-1", "ev-2", "ev-3", "ev-1"))
                .allSatisfy(id ->
                        assertThat(views.event(id).orElseThrow().state().id()).isEqualTo(id));
    }

    @Test
    void the_seats_of_an_event_are_those_of_its_reservations() {
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1", "A-1-2"));
        states.last(8, reservation("cart-2", ReservationStatus.SOLD, "B-10-3"));
        states.last(9, reservation("cart-3", ReservationStatus.REJECTED, "A-1-1", "A-1-9"));
        states.last(10, reservation(EVENT + "0", "cart-1", ReservationStatus.HELD, "A-1-7"));

        assertThat(taken())
                .isEqualTo(Map.of("A-1-1", SeatStatus.HELD, "A-1-2", SeatStatus.HELD, "B-10-3", SeatStatus.SOLD));
        assertThat(newest()).contains(new LogPosition(0, 10));
        assertThat(views.tally(EVENT)).isEqualTo(new SeatCounts(2, 1, Optional.of(new LogPosition(0, 8))));
    }

    @Test
    void seats_are_given_back_and_sold_with_their_reservation() {
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        states.last(8, reservation("cart-2", ReservationStatus.PAYING, "A-1-2"));
        states.last(9, reservation("cart-1", ReservationStatus.RELEASED, "A-1-1"));
        states.last(10, reservation("cart-2", ReservationStatus.SOLD, "A-1-2"));

        assertThat(taken()).isEqualTo(Map.of("A-1-2", SeatStatus.SOLD));
        assertThat(newest()).contains(new LogPosition(0, 10));
        assertThat(views.tally(EVENT)).isEqualTo(new SeatCounts(0, 1, Optional.of(new LogPosition(0, 10))));
    }

    /** A renamed node or store would orphan what is on disk. */
    @Test
    void the_topology_keeps_its_names() {
        assertThat(ViewTopology.of(states.shared(_ -> {})).describe()).hasToString("""
                Topologies:
                   Sub-topology: 0 for global store (will not generate tasks)
                    Source: state-source (topics: [hold-processor-state-changelog])
                      --> state-view
                    Processor: state-view (stores: [state])
                      --> none
                      <-- state-source
                  Sub-topology: 1 for global store (will not generate tasks)
                    Source: receipts-source (topics: [holdfast.receipts])
                      --> receipts-view
                    Processor: receipts-view (stores: [receipts])
                      --> none
                      <-- receipts-source
                """);
    }
}
