package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.LostRegion.UP_TO;
import static io.holdfast.hold.seat.LostRegion.retire;
import static io.holdfast.hold.seat.TwoRegions.PLAN;
import static io.holdfast.hold.seat.TwoRegions.SUBJECT;
import static io.holdfast.hold.seat.TwoRegions.cede;
import static io.holdfast.hold.seat.TwoRegions.own;
import static io.holdfast.hold.seat.TwoRegions.ranges;
import static io.holdfast.hold.seat.TwoRegions.receipts;
import static io.holdfast.hold.seat.TwoRegions.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Ownership.TakenOver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** us comes back and learns that eu went on for it: it sells nothing of the event, and touches nothing of what it left. */
class RetiredRegionTest {

    private final TwoRegions regions = new TwoRegions();

    @BeforeEach
    void open() {
        regions.open(new Share("us", ranges("B-3-1..B-4-5")));
        regions.link(START);
    }

    private List<Fact> us(Instant at, Command command) {
        return regions.us.handle(command, at).facts();
    }

    private static Fact refused(Command command, Reason reason) {
        return new Fact.CommandRefused(command.subject().orElseThrow(), command.name(), reason, List.of());
    }

    @Test
    void a_retired_region_has_no_place_and_knows_who_has_them() {
        assertThat(us(START, retire())).containsExactly(new Fact.RegionRetired(SUBJECT, "eu", UP_TO, 0, 12));

        Ownership ownership =
                regions.us.event("ev-42").orElseThrow().ownership().orElseThrow();
        assertThat(own(regions.us)).isEqualTo(Places.none(PLAN));
        assertThat(ownership.of(PLAN, "eu")).isEqualTo(Places.all(PLAN));
        assertThat(ownership.takenOver()).isEqualTo(Map.of("us", new TakenOver("eu", UP_TO, true)));
        assertThat(us(START, retire())).containsExactly(new Fact.CommandRepeated(SUBJECT, "RetireRegion"));
    }

    @Test
    void the_home_of_an_event_retires_the_same() {
        Command retire = new Command.RetireRegion(SUBJECT, "us", UP_TO, 0, 12);

        regions.eu.handle(retire, START);

        assertThat(own(regions.eu)).isEqualTo(Places.none(PLAN));
        Command hold = hold("r", "A-1-1");
        assertThat(regions.eu.handle(hold, START).facts()).containsExactly(refused(hold, Reason.OTHER_REGION));
    }

    @Test
    void a_retired_region_decides_about_no_reservation_also_not_about_money() {
        us(START, hold("us~r", "B-3-1"));
        us(START, Commands.checkout("us~r", 1));
        us(START, retire());

        for (Command command : List.of(
                hold("us~new", "B-3-2"),
                hold("eu~new", "B-3-2"),
                Commands.release("us~r"),
                Commands.extend("us~r", 900),
                Commands.payment("us~r", 1, Outcome.AUTHORIZED, 2_500),
                Commands.payment("us~gone", 1, Outcome.CAPTURED))) {
            assertThat(us(START, command)).containsExactly(refused(command, Reason.OTHER_REGION));
        }
    }

    @Test
    void a_retired_region_makes_no_transfer() {
        regions.eu.handle(cede("t", "us", "B-1-1"), START);
        us(START, retire());

        for (Command transfer : List.of(
                cede("u", "eu", "B-3-1"),
                request("v", "eu", 5),
                receipts(regions.eu, "eu").getLast())) {
            assertThat(us(START, transfer)).containsExactly(refused(transfer, Reason.REGION_LOST));
        }
        Command takeOver = LostRegion.takeOver("eu", UP_TO);
        assertThat(us(START, takeOver)).containsExactly(refused(takeOver, Reason.REGION_LOST));
    }

    @Test
    void what_falls_due_in_a_retired_region_is_forgotten_and_never_expired_or_voided() {
        us(START, hold("us~held", "B-3-1"));
        us(START, hold("us~paying", "B-3-2"));
        us(START, Commands.checkout("us~paying", 1));
        us(START, hold("us~released", "B-3-3"));
        us(START, Commands.release("us~released"));
        us(START, retire());

        List<Fact> facts = us(START.plus(Duration.ofDays(2)), Commands.tick());

        assertThat(facts)
                .extracting(Fact::name)
                .containsOnly("ReservationForgotten")
                .hasSize(3);
        assertThat(regions.us.reservations()).isEmpty();
    }

    @Test
    void a_region_retires_for_another_one_of_an_event_that_knows_regions() {
        assertThat(new MapState().handle(retire(), START).facts())
                .containsExactly(refused(retire(), Reason.NO_SUCH_EVENT));
        var first = new MapState();
        first.handle(Commands.open(), START);
        assertThat(first.handle(retire(), START).facts()).containsExactly(refused(retire(), Reason.NO_REGIONS));
        for (String nobody : List.of("us", "asia")) {
            Command command = new Command.RetireRegion(SUBJECT, nobody, UP_TO, 0, 12);
            assertThat(us(START, command)).containsExactly(refused(command, Reason.NO_SUCH_REGION));
        }
    }

    @Test
    void two_regions_that_took_over_each_other_are_left_to_people() {
        us(START, LostRegion.takeOver("eu", UP_TO));

        assertThat(us(START, retire())).containsExactly(refused(retire(), Reason.REGION_LOST));
    }
}
