package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.LostRegion.UP_TO;
import static io.holdfast.hold.seat.LostRegion.ZEROS;
import static io.holdfast.hold.seat.LostRegion.adopt;
import static io.holdfast.hold.seat.LostRegion.adoptPlaces;
import static io.holdfast.hold.seat.LostRegion.sold;
import static io.holdfast.hold.seat.LostRegion.takeOver;
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
import io.holdfast.hold.seat.Fact.PlacesRefused.Problem;
import io.holdfast.hold.seat.Ownership.TakenOver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** eu goes on for us, which is lost: with its identities, and with its places at last (P3, P14). */
class TakeOverRulesTest extends LostRegionFixture {

    @Test
    void a_region_is_taken_over_and_its_places_stay_its_own_for_now() {
        assertThat(one(takeOver())).isEqualTo(new Fact.RegionTakenOver(SUBJECT, "us", UP_TO, ZEROS));

        assertThat(ownership().takenOver()).containsExactly(Map.entry("us", new TakenOver("eu", UP_TO, false)));
        assertThat(own(regions.eu).ranges()).isEqualTo(ranges("A-1-1..A-10-20", "B-1-1..B-1-5"));
        Command hold = hold("r", "B-3-1");
        assertThat(one(hold))
                .isEqualTo(new Fact.PlacesRefused(
                        hold.subject().orElseThrow(),
                        "HoldSeats",
                        Problem.ELSEWHERE,
                        ranges("B-3-1"),
                        Optional.of("us")));
    }

    @Test
    void a_region_that_is_taken_over_again_is_so_up_to_the_same_command() {
        eu(takeOver());

        assertThat(one(takeOver())).isEqualTo(repeated(takeOver()));
        Command further = takeOver("us", new UpTo(0, 8));
        assertThat(one(further)).isEqualTo(refused(further, Reason.TAKE_OVER_DIFFERS, "upToOffset"));
        Command other = takeOver("us", new UpTo(1, 8));
        assertThat(one(other)).isEqualTo(refused(other, Reason.TAKE_OVER_DIFFERS, "upToPartition", "upToOffset"));
        eu(adoptPlaces());
        assertThat(one(takeOver())).isEqualTo(repeated(takeOver()));
    }

    @Test
    void only_another_region_of_an_event_that_knows_regions_is_taken_over() {
        for (String nobody : List.of("eu", "asia")) {
            Command command = takeOver(nobody, UP_TO);
            assertThat(one(command)).isEqualTo(refused(command, Reason.NO_SUCH_REGION));
        }
        var none = new MapState();
        assertThat(none.handle(takeOver(), START).facts()).containsExactly(refused(takeOver(), Reason.NO_SUCH_EVENT));
        none.handle(Commands.open(), START);
        for (Command command : List.of(takeOver(), adopt(sold("us~r", START, "A-1-1")), adoptPlaces())) {
            assertThat(none.handle(command, START).facts()).containsExactly(refused(command, Reason.NO_REGIONS));
        }
    }

    @Test
    void with_three_regions_none_is_taken_over() {
        var three = new MapState();
        three.handle(
                new Command.OpenEvent(
                        SUBJECT,
                        Commands.terms(
                                "Night",
                                "EUR",
                                PLAN,
                                2,
                                Optional.of(new Home("eu", List.of("us", "asia"), List.of())))),
                START);

        assertThat(three.handle(takeOver(), START).facts()).containsExactly(refused(takeOver(), Reason.NO_SUCH_REGION));
    }

    @Test
    void no_transfer_to_or_from_a_lost_region_is_made_any_more() {
        regions.us.handle(cede("back", "eu", "B-4-5"), START);
        eu(takeOver());

        for (Command transfer : List.of(
                cede("new", "us", "B-1-1"),
                cede("t", "us", "B-2-1..B-2-5"),
                request("r", "us", 5),
                receipts(regions.us, "us").getFirst())) {
            assertThat(one(transfer)).isEqualTo(refused(transfer, Reason.REGION_LOST));
        }
        eu(adoptPlaces());
        Command still = cede("new", "us", "B-1-1");
        assertThat(one(still)).isEqualTo(refused(still, Reason.REGION_LOST));
    }

    @Test
    void the_places_that_are_adopted_are_all_the_lost_regions_and_those_on_their_way() {
        regions.us.handle(cede("back", "eu", "B-4-5"), START);
        eu(takeOver());

        assertThat(one(adoptPlaces())).isEqualTo(new Fact.PlacesAdopted(SUBJECT, "us", ranges("B-2-1..B-4-5"), 3));

        assertThat(own(regions.eu)).isEqualTo(Places.all(PLAN));
        assertThat(ownership().epoch()).isEqualTo(3);
        assertThat(ownership().takenOver()).containsExactly(Map.entry("us", new TakenOver("eu", UP_TO, true)));
        assertThat(one(adoptPlaces())).isEqualTo(repeated(adoptPlaces()));
    }

    @Test
    void places_of_a_region_that_was_not_taken_over_are_not_adopted() {
        assertThat(one(adoptPlaces())).isEqualTo(refused(adoptPlaces(), Reason.REGION_NOT_LOST));
    }

    @Test
    void a_seat_that_was_adopted_with_its_sale_is_not_sold_again() {
        eu(takeOver());
        eu(adopt(sold("us~r", START, "B-3-1")));
        eu(adoptPlaces());

        assertThat(one(hold("r", "B-3-1")).name()).isEqualTo("HoldRejected");
        assertThat(one(hold("s", "B-3-2")).name()).isEqualTo("SeatsHeld");
    }

    @Test
    void an_identity_of_the_lost_region_is_decided_here_once_it_or_the_places_were_adopted() {
        Reservation held = us(hold("us~r", "B-3-1"));
        eu(takeOver());
        Command unknown = hold("us~s", "B-3-2");
        assertThat(one(unknown)).isEqualTo(refused(unknown, Reason.OTHER_REGION));
        assertThat(one(Commands.release("us~r"))).isEqualTo(refused(Commands.release("us~r"), Reason.OTHER_REGION));

        eu(adopt(held));
        assertThat(one(Commands.checkout("us~r", 1)).name()).isEqualTo("PaymentRequested");
        assertThat(one(unknown)).isEqualTo(refused(unknown, Reason.OTHER_REGION));

        eu(adoptPlaces());
        assertThat(one(unknown).name()).isEqualTo("SeatsHeld");
    }

    @Test
    void money_for_a_reservation_that_nobody_knows_is_given_back_from_the_take_over_on() {
        Command authorized = Commands.payment("us~gone", 1, Outcome.AUTHORIZED);
        assertThat(one(authorized)).isEqualTo(refused(authorized, Reason.OTHER_REGION));
        eu(takeOver());

        assertThat(one(authorized).name()).isEqualTo("VoidRequested");
        assertThat(one(Commands.payment("us~gone", 1, Outcome.CAPTURED)).name()).isEqualTo("RefundRequested");
    }

    @Test
    void an_event_that_the_lost_region_opened_is_taken_over_the_same() {
        var home = new Home("us", List.of("eu"), List.of());
        var terms = Commands.terms("Night", "EUR", PLAN, 2, Optional.of(home));
        var eu = new MapState();
        eu.handle(new Command.AdoptEvent(SUBJECT, terms, "eu"), START);
        eu.handle(takeOver(), START);

        assertThat(eu.handle(adopt(sold("r", START, "A-1-1")), START).facts())
                .extracting(Fact::name)
                .containsExactly("ReservationAdopted");
        assertThat(eu.handle(adoptPlaces(), START).facts())
                .containsExactly(new Fact.PlacesAdopted(SUBJECT, "us", ranges("A-1-1..A-10-20", "B-1-1..B-4-5"), 1));
        assertThat(own(eu)).isEqualTo(Places.all(PLAN));
    }
}
