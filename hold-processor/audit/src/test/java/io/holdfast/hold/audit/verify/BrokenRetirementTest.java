package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static io.holdfast.hold.audit.LiveLog.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LostRegion;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.RegionRetired;
import io.holdfast.schemas.fact.ReservationForgotten;
import io.holdfast.schemas.fact.SeatsHeld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log of a region that was taken over must not say about the event: each is found, by the fact that says it. */
class BrokenRetirementTest extends VerificationFixture {

    private static final long SEAT = 4_500;
    private static final LostRegion US = new LostRegion(EVENT, "EUR");

    private SeatsHeld seatsHeld(String id, String seat) {
        return new SeatsHeld(
                EVENT, id, List.of(seat), 300, live.now().plus(Duration.ofMinutes(5)), SEAT, "EUR", 1, null);
    }

    @Test
    void a_log_of_a_region_that_retired_is_clean() {
        live.adoptInUs();
        live.send(new ReceivePlaces(EVENT, "t1", 1L, "eu", rows(9, 10), 1L, 0, 0L));
        live.hold("us~cart-1", "A-10-1");
        live.pay("us~cart-2", "A-10-2");
        live.send(US.retire("eu", 2));
        live.send(US.retire("eu", 2));
        live.hold("us~cart-3", "A-10-3");
        live.payment("us~cart-2", 1, PaymentOutcome.CAPTURED);
        live.cede("back", "eu", 9, 9);
        live.send(US.takeOver(3));
        live.later(Duration.ofMinutes(6)).send(new Tick());

        Findings findings = verify();

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.checked(Promise.P14)).containsEntry("regions retired", 1L);
    }

    @Test
    void a_retirement_that_nobody_told_of() {
        live.adoptInUs();
        live.send(US.retire("eu", 2));
        forge.change(
                RegionRetired.class,
                retired -> RegionRetired.newBuilder(retired).setUpToOffset(3L).build());

        seen(Promise.P14, "or nobody said so");
    }

    @Test
    void a_hold_of_a_region_that_retired() {
        live.adoptInUs();
        live.send(new ReceivePlaces(EVENT, "t1", 1L, "eu", rows(9, 10), 1L, 0, 0L));
        live.send(US.retire("eu", 2));
        long hold = live.hold("us~cart-1", "A-10-1");
        forge.append(hold, live.now(), "us~cart-1", seatsHeld("us~cart-1", "A-10-1"));

        seen(Promise.P14, "seat A-10-1, which is not us's own");
        seen(Promise.P3, "the identity is another region's");
    }

    @Test
    void what_falls_due_in_a_region_that_retired_and_is_expired() {
        live.adoptInUs();
        live.send(new ReceivePlaces(EVENT, "t1", 1L, "eu", rows(9, 10), 1L, 0, 0L));
        live.hold("us~cart-1", "A-10-1");
        live.send(US.retire("eu", 2));
        long tick = live.later(Duration.ofMinutes(6)).send(new Tick());
        forge.lose(ReservationForgotten.class);
        forge.append(
                tick,
                live.now(),
                "us~cart-1",
                new HoldExpired(
                        EVENT, "us~cart-1", List.of("A-10-1"), live.now().minusSeconds(60), 2));

        seen(Promise.P3, "the identity is another region's");
    }
}
