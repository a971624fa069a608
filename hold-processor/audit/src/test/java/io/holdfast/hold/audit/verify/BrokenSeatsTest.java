package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PaymentFailed;
import io.holdfast.schemas.fact.PaymentFailureCause;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.fact.ReservationForgotten;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.view.SeatReason;
import io.holdfast.schemas.view.UnavailableSeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each promise about seats, broken on purpose, is found broken, by the records that show it. */
class BrokenSeatsTest extends VerificationFixture {

    private static final List<String> PAIR = List.of("A-1-12", "A-1-13");

    @BeforeEach
    void held() {
        live.open();
        live.hold("cart-91", "A-1-12", "A-1-13");
    }

    private SeatsHeld heldBy(String reservation) {
        return new SeatsHeld(EVENT, reservation, PAIR, 300, live.now().plusSeconds(300), 9_000L, "EUR", 1, null);
    }

    @Test
    void a_seat_with_two_holders() {
        long forged = forge.append(1, live.now(), "thief", heldBy("thief"));

        Findings findings = verify();

        broken(findings, Promise.P1, Promise.P3, Promise.P9);
        assertThat(findings.broken(Promise.P1)).isEqualTo(2);
        assertThat(findings.violations(Promise.P1).getFirst().records())
                .extracting(Evidence::offset)
                .containsExactly(1L, forged);
        assertThat(records(findings, Promise.P9)).containsExactly("seat-commands 1", "seat-events " + forged);
    }

    @Test
    void seats_given_back_by_somebody_who_has_none() {
        forge.append(1, live.now(), "thief", new HoldReleased(EVENT, "thief", PAIR, 2));

        broken(verify(), Promise.P1, Promise.P3, Promise.P9);
    }

    @Test
    void a_part_of_what_was_asked_for() {
        long changed = forge.change(
                SeatsHeld.class,
                held -> new SeatsHeld(
                        EVENT, "cart-91", List.of("A-1-12"), 300, held.getExpiresAt(), 4_500L, "EUR", 1, null));

        Findings findings = verify();

        broken(findings, Promise.P2, Promise.P9);
        assertThat(records(findings, Promise.P2)).containsExactly("seat-commands 1", "seat-events " + changed);
        assertThat(what(findings, Promise.P9)).contains("fact.seats is [A-1-12] and should be [A-1-12, A-1-13]");
    }

    @Test
    void a_part_of_the_seats_given_back() {
        live.send(new ReleaseSeats(EVENT, "cart-91"));
        long changed =
                forge.change(HoldReleased.class, released -> new HoldReleased(EVENT, "cart-91", List.of("A-1-12"), 2));

        assertThat(records(broken(verify(), Promise.P2, Promise.P9), Promise.P2))
                .containsExactly("seat-events 1", "seat-events " + changed);
    }

    @Test
    void a_second_outcome_of_an_identity() {
        long again = live.hold("cart-91", "A-1-12", "A-1-13");
        long forged = forge.append(again, live.now(), "cart-91", heldBy("cart-91"));

        assertThat(records(broken(verify(), Promise.P3, Promise.P9), Promise.P3))
                .containsExactly("seat-events 1", "seat-events " + forged);
    }

    @Test
    void an_identity_forgotten_too_soon() {
        live.send(new ReleaseSeats(EVENT, "cart-91"));
        long tick = live.later(Duration.ofHours(23)).send(new Tick());
        forge.append(tick, live.now(), "cart-91", new ReservationForgotten(EVENT, "cart-91"));

        broken(verify(), Promise.P3, Promise.P9, Promise.DIGESTS);
    }

    @Test
    void a_hold_ended_before_its_time() {
        Instant end = live.now().plusSeconds(300);
        long tick = live.later(Duration.ofSeconds(299)).send(new Tick());
        long forged = forge.append(tick, live.now(), "cart-91", new HoldExpired(EVENT, "cart-91", PAIR, end, 2));

        assertThat(records(broken(verify(), Promise.P5, Promise.P9, Promise.DIGESTS), Promise.P5))
                .containsExactly("seat-events 1", "seat-events " + forged);
    }

    @Test
    void a_hold_overlooked_by_a_tick() {
        long tick = live.later(Duration.ofMinutes(5)).send(new Tick());
        forge.lose(HoldExpired.class);

        Findings findings = verify();

        broken(findings, Promise.P5, Promise.P10, Promise.DIGESTS);
        assertThat(records(findings, Promise.P5)).containsExactly("seat-commands " + tick);
        assertThat(records(findings, Promise.P10)).containsExactly("seat-commands " + tick);
    }

    @Test
    void a_seat_refused_for_a_hold_that_is_over() {
        long late = live.later(Duration.ofMinutes(5)).hold("cart-92", "A-1-12");
        forge.lose(HoldExpired.class);
        int held = 2;
        live.log.records(Topics.SEAT_EVENTS).remove(held);
        forge.append(late, live.now(), "cart-92", refused());

        assertThat(what(broken(verify(), Promise.P5, Promise.P9, Promise.DIGESTS), Promise.P5))
                .contains("for a hold that was over");
    }

    @Test
    void a_seat_refused_that_nobody_has() {
        live.send(new ReleaseSeats(EVENT, "cart-91"));
        forge.append(2, live.now(), "cart-92", refused());

        assertThat(what(broken(verify(), Promise.P3, Promise.P5, Promise.P9), Promise.P5))
                .contains("nobody had it");
    }

    private static HoldRejected refused() {
        return new HoldRejected(
                EVENT,
                "cart-92",
                List.of("A-1-12"),
                300,
                RejectionReason.SEATS_UNAVAILABLE,
                List.of(new UnavailableSeat("A-1-12", SeatReason.TAKEN)),
                1,
                null,
                null);
    }

    @Test
    void seats_that_moved_while_a_payment_was_in_doubt() {
        long checkout = live.checkout("cart-91", 1);
        int requested = forge.only(PaymentRequested.class);
        long forged = forge.append(checkout, live.now(), "cart-91", new HoldReleased(EVENT, "cart-91", PAIR, 3));

        assertThat(records(broken(verify(), Promise.P3, Promise.P6, Promise.P9), Promise.P6))
                .containsExactly("seat-events " + requested, "seat-events " + forged);
    }

    @Test
    void seats_of_a_payment_in_doubt_that_were_given_away() {
        long checkout = live.checkout("cart-91", 1);
        forge.append(checkout, live.now(), "thief", heldBy("thief"));

        broken(verify(), Promise.P1, Promise.P3, Promise.P6, Promise.P9);
    }

    @Test
    void a_payment_ended_without_the_providers_word() {
        long checkout = live.checkout("cart-91", 1);
        forge.append(
                checkout,
                live.now(),
                "cart-91",
                new PaymentFailed(EVENT, "cart-91", 1, "made up", PaymentFailureCause.DECLINED, 3));

        assertThat(what(broken(verify(), Promise.P6, Promise.P9), Promise.P6)).contains("without the provider's word");
    }
}
