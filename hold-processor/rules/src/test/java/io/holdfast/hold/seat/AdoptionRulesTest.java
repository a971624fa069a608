package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.LostRegion.adopt;
import static io.holdfast.hold.seat.LostRegion.adoptPlaces;
import static io.holdfast.hold.seat.LostRegion.sold;
import static io.holdfast.hold.seat.LostRegion.takeOver;
import static io.holdfast.hold.seat.TwoRegions.PLAN;
import static io.holdfast.hold.seat.TwoRegions.own;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Fact.PlacesRefused.Problem;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reservations of us, which is lost, go on in eu: with their seats and with time, once (P1, P3, P5). */
class AdoptionRulesTest extends LostRegionFixture {

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
                sold.customer(),
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
                        sold.customer(),
                        sold.price(),
                        new Status.Paying(START, START, START),
                        Reservation.Payments.NONE,
                        List.of(),
                        1,
                        sold.decided())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> takeOver("us", new UpTo(0, -2))).isInstanceOf(IllegalArgumentException.class);
    }
}
