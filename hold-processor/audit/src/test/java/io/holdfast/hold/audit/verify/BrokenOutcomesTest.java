package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.CommandRepeated;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.HoldExtended;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.RefusalReason;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.view.SeatReason;
import io.holdfast.schemas.view.UnavailableSeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An outcome that does not fit what was before, or what was asked for, is found out without the rules. */
class BrokenOutcomesTest extends VerificationFixture {

    private static final List<String> SEAT = List.of("A-1-12");

    private Instant end = Instant.EPOCH;

    @BeforeEach
    void held() {
        live.open();
        end = live.now().plusSeconds(300);
        live.hold("cart-91", "A-1-12");
    }

    private SeatsHeld holding(String reservation, String seat, long priceMinor) {
        return new SeatsHeld(
                EVENT, reservation, List.of(seat), 300, live.now().plusSeconds(300), priceMinor, "EUR", 1, null);
    }

    @Test
    void a_hold_that_was_released_twice() {
        long release = live.send(new ReleaseSeats(EVENT, "cart-91"));
        forge.append(release, live.now(), "cart-91", new HoldReleased(EVENT, "cart-91", SEAT, 3));

        assertThat(what(broken(verify(), Promise.P1, Promise.P3, Promise.P9), Promise.P3))
                .contains("which is RELEASED");
    }

    @Test
    void an_extension_that_nobody_asked_for() {
        forge.append(1, live.now(), "cart-91", new HoldExtended(EVENT, "cart-91", end.plusSeconds(1), 2));

        assertThat(what(broken(verify(), Promise.P3, Promise.P9), Promise.P3)).contains("did not ask for it");
    }

    @Test
    void an_event_that_was_opened_twice() {
        forge.append(0, live.now(), "", new EventOpened(EVENT, "Other Night", "EUR", List.of(), 1, null, null, 0));

        assertThat(what(broken(verify(), Promise.P3, Promise.P9), Promise.P3)).contains("opened a second time");
    }

    @Test
    void a_hold_of_an_event_that_is_closed() {
        live.send(new CloseEvent(EVENT));
        long late = live.hold("cart-92", "A-2-1");
        forge.append(late, live.now(), "cart-92", holding("cart-92", "A-2-1", 4_500));

        assertThat(what(broken(verify(), Promise.P2, Promise.P3, Promise.P9), Promise.P2))
                .contains("not on sale");
    }

    @Test
    void a_hold_of_a_seat_that_the_event_does_not_have() {
        long unknown = live.hold("cart-92", "Z-1-1");
        forge.append(unknown, live.now(), "cart-92", holding("cart-92", "Z-1-1", 0));

        assertThat(what(broken(verify(), Promise.P2, Promise.P3, Promise.P9), Promise.P2))
                .contains("which the event does not have");
    }

    @Test
    void a_hold_that_was_rejected_for_what_is_not_so() {
        live.hold("cart-92", "A-1-12");

        rejects(RejectionReason.SEATS_UNAVAILABLE, new UnavailableSeat("A-1-12", SeatReason.UNKNOWN_SEAT));
        assertThat(what(verify(), Promise.P2)).contains("as UNKNOWN_SEAT, and the event has it");

        rejects(RejectionReason.SEATS_UNAVAILABLE, new UnavailableSeat("Z-1-1", SeatReason.TAKEN));
        assertThat(what(verify(), Promise.P2)).contains("as TAKEN, and the event does not have it");

        rejects(RejectionReason.SEATS_UNAVAILABLE);
        assertThat(what(verify(), Promise.P2)).contains("for no seat");

        rejects(RejectionReason.EVENT_CLOSED);
        assertThat(what(verify(), Promise.P2)).contains("its event is open");
    }

    private void rejects(RejectionReason reason, UnavailableSeat... seats) {
        forge.change(
                HoldRejected.class,
                before -> new HoldRejected(EVENT, "cart-92", SEAT, 300, reason, List.of(seats), 1, null, null));
    }

    @Test
    void a_hold_that_was_rejected_for_other_seats_than_were_asked_for() {
        live.hold("cart-92", "A-1-12", "A-2-1");
        forge.change(
                HoldRejected.class,
                before -> new HoldRejected(
                        EVENT, "cart-92", SEAT, 300, before.getReason(), before.getUnavailable(), 1, null, null));

        assertThat(what(broken(verify(), Promise.P2, Promise.P9), Promise.P2))
                .contains("asked for [A-1-12, A-2-1], and HoldRejected names [A-1-12]");
    }

    @Test
    void a_price_that_is_not_the_sum_of_its_seats() {
        forge.change(SeatsHeld.class, held -> holding("cart-91", "A-1-12", 4_499));

        assertThat(what(broken(verify(), Promise.P7, Promise.P9), Promise.P7))
                .contains("is to cost 4499 EUR, and its seats cost 4500 EUR");
    }

    @Test
    void a_hold_that_lasts_longer_than_was_asked() {
        forge.change(
                SeatsHeld.class,
                held -> new SeatsHeld(EVENT, "cart-91", SEAT, 300, end.plusMillis(1), 4_500L, "EUR", 1, null));

        assertThat(what(broken(verify(), Promise.P5, Promise.P9), Promise.P5)).contains("asked for 300 s");
    }

    @Test
    void an_extension_that_shortens_a_hold_or_lets_it_last_too_long() {
        live.send(new ExtendHold(EVENT, "cart-91", 600));

        forge.change(HoldExtended.class, extended -> new HoldExtended(EVENT, "cart-91", end.minusMillis(1), 2));
        assertThat(what(broken(verify(), Promise.P5, Promise.P9), Promise.P5)).contains("its extension ends at");

        Instant latest = live.now().plus(Duration.ofMinutes(30));
        forge.change(HoldExtended.class, extended -> new HoldExtended(EVENT, "cart-91", latest.plusMillis(1), 2));
        broken(verify(), Promise.P5, Promise.P9);
    }

    @Test
    void a_hold_that_goes_on_after_its_end() {
        long late = live.later(Duration.ofMinutes(5)).hold("cart-92", "A-2-1");
        forge.append(late, live.now(), "cart-91", new HoldExtended(EVENT, "cart-91", end.plusSeconds(9), 2));

        assertThat(what(verify(), Promise.P5)).contains("HoldExtended of").contains("which was over at");
    }

    @Test
    void a_hold_that_is_paid_for_after_its_end() {
        long late = live.later(Duration.ofMinutes(5)).hold("cart-92", "A-2-1");
        var requested =
                new PaymentRequested(EVENT, "cart-91", 1, 4_500L, "EUR", "pm_card_visa", end.plusSeconds(9), null, 2);
        forge.append(late, live.now(), "cart-91", requested);

        assertThat(what(verify(), Promise.P5)).contains("PaymentRequested of").contains("which was over at");
    }

    @Test
    void a_hold_that_is_cut_short_by_paying() {
        live.checkout("cart-91", 1);
        forge.change(
                PaymentRequested.class,
                asked -> new PaymentRequested(
                        EVENT, "cart-91", 1, 4_500L, "EUR", "pm_card_visa", end.minusMillis(1), null, 2));

        assertThat(what(broken(verify(), Promise.P5, Promise.P9), Promise.P5)).contains("is to be paid by");
    }

    @Test
    void a_refusal_whose_reason_is_not_true() {
        live.send(new ReleaseSeats(EVENT, "nobody"));

        for (RefusalReason untrue : List.of(
                RefusalReason.NO_SUCH_EVENT,
                RefusalReason.EVENT_DIFFERS,
                RefusalReason.RESERVATION_DIFFERS,
                RefusalReason.NOT_HELD,
                RefusalReason.PAYMENT_IN_PROGRESS,
                RefusalReason.ALREADY_SOLD,
                RefusalReason.CHECKOUT_DIFFERS,
                RefusalReason.NO_PAYMENT_METHOD)) {
            forge.change(
                    CommandRefused.class,
                    refused -> new CommandRefused(EVENT, "nobody", "ReleaseSeats", untrue, List.of()));

            assertThat(what(broken(verify(), Promise.P3, Promise.P9), Promise.P3))
                    .contains("as " + untrue);
        }
    }

    @Test
    void a_reservation_that_is_refused_as_unknown_and_is_known() {
        live.hold("cart-91", "A-9-9");
        forge.change(
                CommandRefused.class,
                refused -> new CommandRefused(
                        EVENT, "cart-91", "HoldSeats", RefusalReason.NO_SUCH_RESERVATION, List.of()));

        assertThat(what(broken(verify(), Promise.P3, Promise.P9), Promise.P3))
                .contains("as NO_SUCH_RESERVATION")
                .contains("which is HELD");
    }

    @Test
    void a_repetition_of_what_was_never_so() {
        long other = live.hold("cart-91", "A-9-9");
        forge.append(other, live.now(), "cart-91", new CommandRepeated(EVENT, "cart-91", "HoldSeats"));

        assertThat(what(broken(verify(), Promise.P3, Promise.P9), Promise.P3))
                .contains("CommandRepeated of a command about");
    }

    @Test
    void an_outcome_that_is_not_about_what_was_asked() {
        long late = live.hold("cart-92", "A-1-12");
        forge.lose(HoldRejected.class);
        forge.append(
                late,
                live.now(),
                "cart-77",
                new CommandRefused(EVENT, "cart-77", "HoldSeats", RefusalReason.STALE, List.of()));

        assertThat(what(broken(verify(), Promise.P9, Promise.P10), Promise.P10))
                .contains("not about it: [CommandRefused]");
    }

    @Test
    void a_state_that_does_not_say_what_the_facts_say() {
        live.send(new ReleaseSeats(EVENT, "cart-91"));

        Findings findings = verify(Duration.ofHours(1), (state, command, cause) -> {
            Decision decision = Decision.of(state, command, cause);
            return command instanceof Command.ReleaseSeats ? new Decision(decision.facts(), List.of()) : decision;
        });

        broken(findings, Promise.P3);
        assertThat(what(findings, Promise.P3)).contains("is RELEASED by the facts");
    }
}
