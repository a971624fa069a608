package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Fact.PlacesRefused.Problem;
import io.holdfast.hold.seat.Ownership.TakenOver;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** eu goes on for us, which is lost: with what is known of it, and with its places at last (P1, P3, P14). */
class TakeOverRulesTest {

    private static final Instant LATER = START.plusSeconds(3_600);

    private final TwoRegions regions = new TwoRegions();

    /** us has rows 3 and 4 of section B, and row 2 is on its way there. */
    @BeforeEach
    void open() {
        regions.open(new Share("us", ranges("B-3-1..B-4-5")));
        regions.link(START);
        regions.eu.handle(cede("t", "us", "B-2-1..B-2-5"), START);
    }

    private List<Fact> eu(Command command) {
        return regions.eu.handle(command, LATER).facts();
    }

    private Fact one(Command command) {
        List<Fact> facts = eu(command);
        assertThat(facts).hasSize(1);
        return facts.getFirst();
    }

    private Reservation us(Command... commands) {
        for (Command command : commands) {
            regions.us.handle(command, START);
        }
        return regions.us.reservations().getLast();
    }

    private static Fact refused(Command command, Reason reason, String... differs) {
        return new Fact.CommandRefused(command.subject().orElseThrow(), command.name(), reason, List.of(differs));
    }

    private static Fact refused(Command command, Problem problem, String... places) {
        return new Fact.PlacesRefused(
                command.subject().orElseThrow(), command.name(), problem, ranges(places), Optional.empty());
    }

    private static Fact repeated(Command command) {
        return new Fact.CommandRepeated(command.subject().orElseThrow(), command.name());
    }

    private Ownership ownership() {
        return regions.eu.event("ev-42").orElseThrow().ownership().orElseThrow();
    }

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
                        new Event.Terms(
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
    void a_hold_is_adopted_with_its_seats_and_ten_minutes_at_least() {
        Reservation held = us(hold("us~r", "B-3-1", "B-3-2"));
        eu(takeOver());

        assertThat(eu(adopt(held))).extracting(Fact::name).containsExactly("ReservationAdopted");

        Reservation here = regions.eu.reservation(held.id()).orElseThrow();
        assertThat(here.status()).isEqualTo(new Status.Held(START, LATER.plusSeconds(600)));
        assertThat(here.version()).isEqualTo(2);
        assertThat(here.decided().at()).isEqualTo(LATER);
        assertThat(here.history())
                .extracting(Reservation.Step::fact)
                .containsExactly("SeatsHeld", "ReservationAdopted");
        assertThat(here.request()).isEqualTo(held.request());
        assertThat(here.price()).isEqualTo(held.price());
        assertThat(regions.eu.holder("ev-42", "B-3-2")).contains(held.id());
        assertThat(own(regions.eu).has(PLAN.index("B-3-1").orElseThrow())).isFalse();
    }

    @Test
    void a_hold_that_lasts_longer_anyway_ends_when_it_would_have() {
        regions.us.handle(hold("us~r", 1_800, "B-3-1"), LATER);
        eu(takeOver());

        eu(adopt(LostRegion.in(regions.us, "us~r")));

        assertThat(regions.eu.reservation(id("us~r")))
                .map(Reservation::status)
                .contains(new Status.Held(LATER, LATER.plusSeconds(1_800)));
    }

    @Test
    void a_payment_window_is_open_for_ten_minutes_at_least() {
        Reservation paying = us(hold("us~r", "B-3-1"), Commands.checkout("us~r", 1));
        Reservation again = us(
                hold("us~s", "B-3-2"),
                Commands.checkout("us~s", 1),
                Commands.payment("us~s", 1, Outcome.AUTHORIZED, 2_500),
                Commands.payment("us~s", 1, Outcome.CAPTURE_FAILED),
                Commands.checkout("us~s", 2));
        eu(takeOver());

        eu(adopt(LostRegion.in(regions.us, "us~r")));
        eu(adopt(LostRegion.in(regions.us, "us~s")));

        Instant end = LATER.plusSeconds(600);
        assertThat(regions.eu.reservation(paying.id()))
                .map(Reservation::status)
                .contains(new Status.Paying(START, end, end));
        assertThat(regions.eu.reservation(again.id()).flatMap(Reservation::deadline))
                .contains(end);
    }

    @Test
    void a_reservation_is_adopted_once_also_after_the_places() {
        Reservation held = us(hold("us~r", "B-3-1"));
        eu(takeOver());
        eu(adopt(held));
        String before = regions.eu.everything();

        assertThat(one(adopt(held))).isEqualTo(repeated(adopt(held)));
        assertThat(regions.eu.everything()).isEqualTo(before);
        eu(adoptPlaces());
        assertThat(one(adopt(held))).isEqualTo(repeated(adopt(held)));
    }

    @Test
    void a_reservation_is_adopted_between_the_take_over_and_the_places_alone() {
        Command adopt = adopt(sold("us~r", START, "B-3-1"));

        assertThat(one(adopt)).isEqualTo(refused(adopt, Reason.REGION_NOT_LOST));
        eu(takeOver());
        eu(adoptPlaces());
        assertThat(one(adopt)).isEqualTo(refused(adopt, Reason.REGION_NOT_LOST));
    }

    @Test
    void an_identity_of_this_region_is_not_adopted() {
        eu(takeOver());

        for (String own : List.of("eu~r", "r")) {
            Command adopt = adopt(sold(own, START, "B-3-1"));
            assertThat(one(adopt)).isEqualTo(refused(adopt, Reason.OTHER_REGION));
        }
    }

    @Test
    void a_live_reservation_is_adopted_with_its_seats_or_not_at_all() {
        eu(takeOver());
        eu(adopt(sold("us~first", START, "B-3-1")));

        Command taken = adopt(sold("us~r", START, "B-3-1", "B-3-2"));
        assertThat(one(taken)).isEqualTo(refused(taken, Problem.TAKEN, "B-3-1"));
        Command owned = adopt(sold("us~r", START, "A-1-1", "B-3-1"));
        assertThat(one(owned)).isEqualTo(refused(owned, Problem.OWNED, "A-1-1"));
        Command unknown = adopt(sold("us~r", START, "B-3-9", "B-3-3"));
        assertThat(one(unknown)).isEqualTo(refused(unknown, Problem.UNKNOWN, "B-3-9"));
        assertThat(regions.eu.reservation(id("us~r"))).isEmpty();
    }

    @Test
    void a_seat_on_its_way_to_the_lost_region_may_be_sold_by_what_is_adopted() {
        eu(takeOver());

        assertThat(one(adopt(sold("us~r", START, "B-2-1"))).name()).isEqualTo("ReservationAdopted");
    }

    @Test
    void an_adopted_hold_that_is_over_ends_by_the_adoption_that_wants_its_seats() {
        Reservation held = us(hold("us~r", "B-3-1"));
        eu(takeOver());
        eu(adopt(held));

        List<Fact> facts = regions.eu
                .handle(adopt(sold("us~s", START, "B-3-1")), LATER.plusSeconds(600))
                .facts();

        assertThat(facts).extracting(Fact::name).containsExactly("HoldExpired", "ReservationAdopted");
    }

    @Test
    void what_ended_there_answers_the_same_here_and_holds_nothing() {
        Reservation released = us(hold("us~r", "B-3-1"), Commands.release("us~r"));
        eu(takeOver());

        eu(adopt(released));

        assertThat(regions.eu.holder("ev-42", "B-3-1")).isEmpty();
        assertThat(one(hold("us~r", "B-3-1"))).isEqualTo(repeated(hold("us~r", "B-3-1")));
        assertThat(one(adopt(sold("us~s", START, "B-3-1"))).name()).isEqualTo("ReservationAdopted");
    }

    @Test
    void a_reservation_of_other_money_is_not_adopted() {
        eu(takeOver());
        Reservation sold = sold("us~r", START, "B-3-1");
        Command adopt = adopt(new Reservation(
                sold.id(),
                sold.request(),
                new Reservation.Price(2_500, "USD"),
                sold.status(),
                sold.payments(),
                sold.history(),
                sold.version(),
                sold.decided()));

        assertThat(one(adopt)).isEqualTo(refused(adopt, Reason.EVENT_DIFFERS, "currency"));
    }

    @Test
    void seats_of_an_adopted_hold_that_ends_are_not_sold_before_the_places_are_adopted() {
        Reservation held = us(hold("us~r", "B-3-1"));
        eu(takeOver());
        eu(adopt(held));

        assertThat(one(Commands.release("us~r")).name()).isEqualTo("HoldReleased");

        assertThat(one(hold("r", "B-3-1")).name()).isEqualTo("PlacesRefused");
        eu(adoptPlaces());
        assertThat(one(hold("r", "B-3-1")).name()).isEqualTo("SeatsHeld");
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
    void an_adopted_payment_is_settled_here() {
        Reservation paying = us(hold("us~r", "B-3-1"), Commands.checkout("us~r", 1));
        eu(takeOver());
        eu(adopt(paying));

        assertThat(eu(Commands.payment("us~r", 1, Outcome.AUTHORIZED, 2_500)))
                .extracting(Fact::name)
                .containsExactly("SeatsSold", "CaptureRequested");
        assertThat(one(Commands.payment("us~r", 1, Outcome.CAPTURED, 2_500)).name())
                .isEqualTo("PaymentCaptured");
    }

    @Test
    void a_state_that_no_log_leads_to_is_no_command() {
        Reservation sold = sold("us~r", START, "B-3-1");

        assertThatThrownBy(() -> new Command.AdoptReservation(id("us~other"), "us", sold))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> adopt(new Reservation(
                        sold.id(),
                        sold.request(),
                        sold.price(),
                        new Status.Paying(START, START, START),
                        Reservation.Payments.NONE,
                        List.of(),
                        1,
                        sold.decided())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> takeOver("us", new UpTo(0, -2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_that_the_lost_region_opened_is_taken_over_the_same() {
        var home = new Home("us", List.of("eu"), List.of());
        var terms = new Event.Terms("Night", "EUR", PLAN, 2, Optional.of(home));
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
