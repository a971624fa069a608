package io.holdfast.hold.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Fact.CommandRefused;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Payments;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Rejection;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.ReservationId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HoldMetricsTest {

    private static final Instant START = Instant.parse("2026-11-22T19:30:00Z");
    private static final Instant END = START.plusSeconds(90);
    private static final ReservationId CART = new ReservationId("ev-1", "cart-91");
    private static final Request REQUEST = new Request(List.of("A-1-1"), 300);
    private static final Price PRICE = new Price(4_500, "EUR");
    private static final Status HELD = new Status.Held(START, START.plusSeconds(300));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HoldMetrics metrics = new HoldMetrics(meters);

    private Counter decisions(String fact, String reason) {
        return meters.get("holdfast.decisions")
                .tag("fact", fact)
                .tag("reason", reason)
                .counter();
    }

    private Timer holds(String end) {
        return meters.get("holdfast.hold.duration").tag("end", end).timer();
    }

    @Test
    void log_time_that_is_ahead_of_the_broker_is_shown_until_it_is_caught_up_with() {
        metrics.logAhead(0, Duration.ofHours(1));
        metrics.logAhead(1, Duration.ZERO);
        assertThat(meters.get("holdfast.log.ahead").gauge().value()).isEqualTo(3_600);

        metrics.logAhead(0, Duration.ZERO);
        assertThat(meters.get("holdfast.log.ahead").gauge().value()).isZero();
    }

    private static Decision fact(Fact fact) {
        return new Decision(List.of(fact), List.of());
    }

    private static Decision from(Status before, Status after) {
        return new Decision(
                List.of(),
                List.of(new Change.ReservationSet(
                        CART, Optional.of(reservation(before)), Optional.of(reservation(after)))));
    }

    private static Reservation reservation(Status status) {
        var cause = new Cause(0, 7, START, Optional.empty());
        return new Reservation(
                CART,
                REQUEST,
                Optional.empty(),
                PRICE,
                status,
                new Payments(0, Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                1,
                cause);
    }

    @Test
    void every_kind_of_decision_is_there_before_the_first_is_made() {
        assertThat(meters.get("holdfast.decisions").counters()).hasSize(55).allMatch(counter -> counter.count() == 0);
        assertThat(decisions("SeatsHeld", "none")).isNotNull();
        assertThat(decisions("HoldRejected", "event_closed")).isNotNull();
    }

    @Test
    void decisions_are_counted_by_fact_and_reason() {
        metrics.decided(fact(new Fact.SeatsHeld(CART, REQUEST, Optional.empty(), PRICE, END, 1)));
        metrics.decided(
                fact(new Fact.HoldRejected(CART, REQUEST, Optional.empty(), PRICE, new Rejection.EventClosed(), 1)));
        metrics.decided(fact(new Fact.HoldRejected(
                CART, REQUEST, Optional.empty(), PRICE, new Rejection.SeatsUnavailable(List.of()), 1)));
        metrics.decided(fact(new CommandRefused(
                new Subject.OfReservation(CART), "ReleaseSeats", CommandRefused.Reason.NOT_HELD, List.of())));

        assertThat(decisions("SeatsHeld", "none").count()).isEqualTo(1);
        assertThat(decisions("HoldRejected", "event_closed").count()).isEqualTo(1);
        assertThat(decisions("HoldRejected", "seats_unavailable").count()).isEqualTo(1);
        assertThat(decisions("CommandRefused", "not_held").count()).isEqualTo(1);
        assertThat(decisions("CommandRefused", "stale").count()).isZero();
    }

    @Test
    void a_hold_is_measured_once_from_its_beginning_to_its_end_in_log_time() {
        var sold = new Status.Sold(START, END, END, Settlement.AUTHORIZED, Optional.empty());
        metrics.decided(from(HELD, new Status.Paying(START, END, END)));
        metrics.decided(from(new Status.Paying(START, END, END), sold));
        metrics.decided(from(sold, new Status.Sold(START, END, END, Settlement.CAPTURED, Optional.empty())));
        metrics.decided(from(HELD, new Status.Released(START, END, START.plusSeconds(10))));
        metrics.decided(from(HELD, new Status.Expired(START, END, START.plusSeconds(300))));

        assertThat(holds("sold").count()).isEqualTo(1);
        assertThat(holds("sold").totalTime(TimeUnit.SECONDS)).isEqualTo(90);
        assertThat(holds("released").totalTime(TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(holds("expired").totalTime(TimeUnit.SECONDS)).isEqualTo(300);
    }

    @Test
    void what_is_overdue_on_a_partition_that_was_given_away_is_no_lag_of_this_instance() {
        metrics.expiryLag(3, Duration.ofSeconds(7));
        metrics.expiryLag(4, Duration.ofSeconds(2));
        assertThat(meters.get("holdfast.expiry.lag").gauge().value()).isEqualTo(7);

        metrics.left(3);

        assertThat(meters.get("holdfast.expiry.lag").gauge().value()).isEqualTo(2);
    }
}
