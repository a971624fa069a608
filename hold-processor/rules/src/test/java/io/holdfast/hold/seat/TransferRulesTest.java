package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.TwoRegions.PLAN;
import static io.holdfast.hold.seat.TwoRegions.SUBJECT;
import static io.holdfast.hold.seat.TwoRegions.cede;
import static io.holdfast.hold.seat.TwoRegions.own;
import static io.holdfast.hold.seat.TwoRegions.ranges;
import static io.holdfast.hold.seat.TwoRegions.receipts;
import static io.holdfast.hold.seat.TwoRegions.request;
import static io.holdfast.hold.seat.TwoRegions.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Fact.CommandRefused;
import io.holdfast.hold.seat.Fact.PlacesRefused;
import io.holdfast.hold.seat.Ownership.Cession;
import io.holdfast.hold.seat.Ownership.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Places between regions: what leaves one log arrives by the other, once, and nobody sells it meanwhile (P14, P15). */
class TransferRulesTest extends RegionRulesFixture {

    @Test
    void what_is_ceded_is_nobodys_until_it_arrives_and_then_the_receivers() {
        regions.open();

        assertThat(one(regions.eu, cede("t", "us", "B-1-1..B-1-5")))
                .isEqualTo(new Fact.PlacesCeded(SUBJECT, new Cession("t", 1, "us", ranges("B-1-1..B-1-5"), 1)));

        Command inTransit = hold("eu~r1", "B-1-1");
        assertThat(one(regions.eu, inTransit)).isEqualTo(elsewhere(inTransit, "us", "B-1-1"));
        Command notYet = hold("us~r1", "B-1-1");
        assertThat(one(regions.us, notYet)).isEqualTo(elsewhere(notYet, "eu", "B-1-1"));

        Command receipt = receipts(regions.eu, "eu").getFirst();
        assertThat(one(regions.us, receipt)).isInstanceOf(Fact.PlacesReceived.class);
        assertThat(one(regions.us, notYet)).isInstanceOf(Fact.SeatsHeld.class);
        assertThat(one(regions.eu, inTransit)).isEqualTo(elsewhere(inTransit, "us", "B-1-1"));
    }

    @Test
    void a_hold_that_is_refused_for_another_regions_seats_spends_no_identity() {
        regions.open(new Share("us", ranges("B-1-1..B-4-5")));
        Command mixed = hold("r", "A-1-1", "B-1-1", "B-1-2", "B-3-1");

        assertThat(one(regions.eu, mixed)).isEqualTo(elsewhere(mixed, "us", "B-1-1..B-1-2", "B-3-1"));

        assertThat(regions.eu.reservations()).isEmpty();
        assertThat(one(regions.eu, hold("r", "A-1-1"))).isInstanceOf(Fact.SeatsHeld.class);
    }

    @Test
    void a_receipt_that_comes_again_changes_nothing_even_if_the_places_have_moved_on() {
        regions.open();
        at(regions.eu, START, cede("there", "us", "B-1-1"));
        regions.link(START);
        at(regions.us, START, cede("back", "eu", "B-1-1"));
        String before = regions.us.everything();

        Fact again = one(regions.us, receipts(regions.eu, "eu").getFirst());

        assertThat(again).isEqualTo(new Fact.CommandRepeated(SUBJECT, "ReceivePlaces"));
        assertThat(own(regions.us).isEmpty()).isTrue();
        assertThat(regions.us.everything()).isEqualTo(before);
    }

    @Test
    void a_receipt_before_its_turn_is_refused_and_comes_again_in_it() {
        regions.open();
        at(regions.eu, START, cede("first", "us", "B-1-1"));
        at(regions.eu, START, cede("second", "us", "B-1-2"));
        List<Command> receipts = receipts(regions.eu, "eu");

        assertThat(one(regions.us, receipts.get(1)))
                .isEqualTo(refused(receipts.get(1), CommandRefused.Reason.OUT_OF_ORDER));
        assertThat(own(regions.us).isEmpty()).isTrue();
        regions.link(START);
        assertThat(own(regions.us).ranges()).isEqualTo(ranges("B-1-1..B-1-2"));
    }

    @Test
    void places_are_given_back_by_a_transfer_the_other_way_with_a_later_epoch() {
        regions.open();
        at(regions.eu, START, cede("t1", "us", "B-1-1..B-4-5"));
        regions.link(START);

        Fact back = one(regions.us, cede("t1", "eu", "B-2-1..B-2-5"));

        assertThat(back)
                .isEqualTo(new Fact.PlacesCeded(SUBJECT, new Cession("t1", 1, "eu", ranges("B-2-1..B-2-5"), 2)));
        regions.link(START);
        assertThat(own(regions.eu).ranges()).isEqualTo(ranges("A-1-1..A-10-20", "B-2-1..B-2-5"));
        assertThat(own(regions.us).ranges()).isEqualTo(ranges("B-1-1..B-1-5", "B-3-1..B-4-5"));
        assertThat(at(regions.eu, START, cede("t3", "us", "B-2-1")).getFirst())
                .isEqualTo(new Fact.PlacesCeded(SUBJECT, new Cession("t3", 2, "us", ranges("B-2-1"), 3)));
    }

    @Test
    void a_place_that_a_reservation_has_is_not_ceded_and_neither_is_the_rest() {
        regions.open();
        at(regions.eu, START, hold("r", "B-1-2", "B-1-4"));
        Command cede = cede("t", "us", "B-1-1..B-1-5");

        assertThat(one(regions.eu, cede)).isEqualTo(refused(cede, PlacesRefused.Problem.TAKEN, "B-1-2", "B-1-4"));
        assertThat(own(regions.eu)).isEqualTo(Places.all(PLAN));
    }

    @Test
    void a_hold_that_is_over_ends_by_the_cession_that_wants_its_seats() {
        regions.open();
        at(regions.eu, START, hold("r", "B-1-2"));

        List<Fact> facts = at(regions.eu, START.plusSeconds(300), cede("t", "us", "B-1-1..B-1-5"));

        assertThat(facts).extracting(Fact::name).containsExactly("HoldExpired", "PlacesCeded");
    }

    @Test
    void what_another_region_has_is_not_ceded() {
        regions.open();
        at(regions.eu, START, cede("t", "us", "B-1-1..B-1-5"));
        Command again = cede("t2", "us", "A-10-20", "B-1-5");

        assertThat(one(regions.eu, again)).isEqualTo(elsewhere(again, "us", "B-1-5"));
        Command adopted = cede("t", "eu", "A-1-1");
        assertThat(one(regions.us, adopted)).isEqualTo(elsewhere(adopted, "eu", "A-1-1"));
    }

    @Test
    void a_transfer_that_is_asked_for_again_is_the_same_and_another_under_its_name_is_refused() {
        regions.open();
        at(regions.eu, START, cede("t", "us", "B-1-1..B-1-5"));

        assertThat(one(regions.eu, cede("t", "us", "B-1-3..B-1-5", "B-1-1..B-1-3"))
                        .name())
                .isEqualTo("CommandRepeated");
        Command other = cede("t", "us", "B-2-1");
        assertThat(one(regions.eu, other)).isEqualTo(refused(other, CommandRefused.Reason.TRANSFER_DIFFERS, "places"));
    }

    @Test
    void places_that_the_event_does_not_have_are_named() {
        regions.open();
        Command cede = cede("t", "us", "B-1-1", "B-5-1", "C-1-1..C-1-2");

        assertThat(one(regions.eu, cede))
                .isEqualTo(refused(cede, PlacesRefused.Problem.UNKNOWN, "B-5-1", "C-1-1..C-1-2"));
    }

    @Test
    void a_region_that_may_have_no_places_gets_none() {
        regions.open();

        for (String nobody : List.of("eu", "asia")) {
            Command cede = cede("t", nobody, "B-1-1");
            assertThat(one(regions.eu, cede)).isEqualTo(refused(cede, CommandRefused.Reason.NO_SUCH_REGION));
        }
    }

    @Test
    void a_region_that_asks_gets_the_last_free_rows_as_few_as_will_do() {
        regions.open();
        at(regions.eu, START, hold("r", "B-3-1"));

        Fact ceded = one(regions.eu, request("t", "us", 6));

        assertThat(ceded)
                .isEqualTo(new Fact.PlacesCeded(
                        SUBJECT, new Cession("t", 1, "us", ranges("B-2-1..B-2-5", "B-4-1..B-4-5"), 1)));
        assertThat(one(regions.eu, request("t", "us", 6)).name()).isEqualTo("CommandRepeated");
    }

    @Test
    void a_region_that_asks_for_much_gets_half_of_the_free_rows() {
        regions.open();

        assertThat(one(regions.eu, request("t", "us", 10_000)))
                .isEqualTo(new Fact.PlacesCeded(
                        SUBJECT, new Cession("t", 1, "us", ranges("A-8-1..A-10-20", "B-1-1..B-4-5"), 1)));
    }

    @Test
    void a_region_that_has_not_two_free_rows_gives_none() {
        regions.open(new Share("us", ranges("A-1-1..A-10-20", "B-2-1..B-4-5")));
        Command request = request("t", "us", 1);

        assertThat(one(regions.eu, request)).isEqualTo(refused(request, CommandRefused.Reason.NOTHING_FREE));
    }

    @Test
    void a_receipt_of_what_a_region_has_already_is_refused_for_ever() {
        regions.open();
        Command forged = new Command.ReceivePlaces(SUBJECT, new Receipt("t", 1, "us", ranges("B-1-1..B-1-2"), 7, 0, 0));

        assertThat(one(regions.eu, forged)).isEqualTo(refused(forged, PlacesRefused.Problem.OWNED, "B-1-1..B-1-2"));
    }

    @Test
    void a_cession_that_would_leave_a_house_in_crumbs_is_refused() {
        var wide = new SeatingPlan(List.of(new Section("A", 50, 2_000, 0)));
        var terms = Commands.terms("Wide", "EUR", wide, 2, Optional.of(new Home("eu", List.of("us"), List.of())));
        regions.eu.handle(new Command.OpenEvent(SUBJECT, terms), START);

        for (int row = 1; row <= 2; row++) {
            at(regions.eu, START, everyOtherSeat("t" + row, row));
        }

        Command third = everyOtherSeat("t3", 3);
        assertThat(one(regions.eu, third)).isEqualTo(refused(third, CommandRefused.Reason.TOO_SCATTERED));
    }

    @Test
    void a_refusal_names_the_first_hundred_ranges() {
        regions.open();
        List<SeatRange> unknown = IntStream.rangeClosed(1, 200)
                .mapToObj(seat -> SeatRange.of("Z-1-" + seat))
                .toList();

        assertThat(one(regions.eu, new Command.CedePlaces(SUBJECT, "t", "us", unknown)))
                .isInstanceOfSatisfying(
                        PlacesRefused.class,
                        refused -> assertThat(refused.places()).isEqualTo(unknown.subList(0, 100)));
    }

    private static Command everyOtherSeat(String transfer, int row) {
        List<SeatRange> seats = IntStream.rangeClosed(1, 1_000)
                .mapToObj(seat -> SeatRange.of("A-%d-%d".formatted(row, 2 * seat)))
                .toList();
        return new Command.CedePlaces(SUBJECT, transfer, "us", seats);
    }
}
