package io.holdfast.hold.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Caller;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.MapState;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Rejection;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.hold.seat.SeatingPlan;
import io.holdfast.hold.seat.Section;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.view.OverLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who asked, and for whom, is read as it was written. */
class CallerCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");
    private static final Subject.OfEvent EVENT = new Subject.OfEvent("ev-1");
    private static final ReservationId ID = new ReservationId("ev-1", "cart-1");
    private static final Caller ANNA =
            new Caller("acme", "page", Optional.of("a1b2"), true, List.of("fanclub", "house"));
    private static final Caller BARE = new Caller("acme", "box-office", Optional.empty(), false, List.of());
    private static final Cause CAUSE = new Cause(3, 8, NOW, Optional.empty(), Optional.of(ANNA));
    private static final Event.Terms TERMS = new Event.Terms(
            "Concert",
            "EUR",
            new SeatingPlan(List.of(new Section("A", 10, 20, 4_500))),
            RulesVersion.CALLERS,
            Optional.empty(),
            Optional.of("acme"),
            4);

    @Test
    void a_caller_and_its_absence_are_read_as_they_were_written() {
        for (Optional<Caller> caller : List.of(Optional.of(ANNA), Optional.of(BARE), Optional.<Caller>empty())) {
            assertThat(CallerCodec.caller(CallerCodec.record(caller))).isEqualTo(caller);
            var cause = new Cause(3, 8, NOW, Optional.empty(), caller);
            assertThat(CauseCodec.cause(CauseCodec.record(cause))).isEqualTo(cause);
        }
    }

    @Test
    void a_caller_without_a_name_is_none() {
        var record = new io.holdfast.schemas.view.Caller("", "page", null, false, List.of());

        assertThatThrownBy(() -> CallerCodec.caller(record)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void commands_name_the_customer_and_the_limit() {
        var open = new OpenEvent("ev-1", "Concert", "EUR", EventCodec.sections(TERMS.plan()), 3, null, 4);
        var hold = new HoldSeats("ev-1", "cart-1", List.of("A-1-1"), 60, "c3");

        assertThat(((Command.OpenEvent) CommandCodec.command(new SeatCommand(open, null)))
                        .terms()
                        .perCustomer())
                .isEqualTo(4);
        assertThat(CommandCodec.command(new SeatCommand(hold, null)))
                .isEqualTo(new Command.HoldSeats(ID, new Request(List.of("A-1-1"), 60), Optional.of("c3")));
    }

    @Test
    void a_limit_means_nothing_under_version_1_which_an_earlier_build_decides_the_same() {
        var open = new OpenEvent("ev-1", "Concert", "EUR", EventCodec.sections(TERMS.plan()), 1, null, 4);

        assertThat(((Command.OpenEvent) CommandCodec.command(new SeatCommand(open, null)))
                        .terms()
                        .perCustomer())
                .isZero();
    }

    @Test
    void an_event_and_a_reservation_are_read_as_they_were_written() {
        var state = new MapState();
        Command open = new Command.OpenEvent(EVENT, TERMS);
        apply(state, open);
        apply(state, new Command.HoldSeats(ID, new Request(List.of("A-1-1", "A-1-2"), 60), Optional.empty()));
        var over = new ReservationId("ev-1", "cart-2");
        apply(
                state,
                new Command.HoldSeats(over, new Request(List.of("A-2-1", "A-2-2", "A-2-3"), 60), Optional.empty()));
        Event event = state.event("ev-1").orElseThrow();
        Reservation held = state.reservation(ID).orElseThrow();
        Reservation rejected = state.reservation(over).orElseThrow();

        assertThat(event.terms().tenant()).contains("acme");
        assertThat(EventCodec.event(EventCodec.record(event))).isEqualTo(event);
        assertThat(held.customer()).contains("a1b2");
        assertThat(held.history().getFirst().decided().caller()).contains(ANNA);
        // A record has the causes of earlier states without their partition, which is that of the newest.
        assertThat(ReservationCodec.reservation(ReservationCodec.record(held))).isEqualTo(held);
        assertThat(ReservationCodec.record(rejected).getOverLimit()).isEqualTo(new OverLimit(2, 4));
        assertThat(ReservationCodec.reservation(ReservationCodec.record(rejected)))
                .isEqualTo(rejected);
    }

    private static Decision apply(MapState state, Command command) {
        return state.handle(command, NOW, Optional.of(ANNA));
    }

    @Test
    void facts_say_who_asked_and_for_whom() {
        var request = new Request(List.of("A-1-1"), 60);
        var held = FactCodec.record(
                new Fact.SeatsHeld(ID, request, Optional.of("c3"), new Price(4_500, "EUR"), NOW, 1), CAUSE, 0);
        var rejected = FactCodec.record(
                new Fact.HoldRejected(
                        ID, request, Optional.of("c3"), new Price(0, "EUR"), new Rejection.OverLimit(4, 4), 1),
                CAUSE,
                0);
        var opened = (EventOpened)
                FactCodec.record(new Fact.EventOpened(EVENT, TERMS), CAUSE, 0).getFact();

        assertThat(CallerCodec.caller(held.getCause().getCaller())).contains(ANNA);
        assertThat(((SeatsHeld) held.getFact()).getCustomer()).isEqualTo("c3");
        assertThat((HoldRejected) rejected.getFact())
                .extracting(HoldRejected::getReason, HoldRejected::getOverLimit, HoldRejected::getCustomer)
                .containsExactly(RejectionReason.OVER_LIMIT, new OverLimit(4, 4), "c3");
        assertThat(opened.getTenant()).isEqualTo("acme");
        assertThat(opened.getPerCustomer()).isEqualTo(4);
    }
}
