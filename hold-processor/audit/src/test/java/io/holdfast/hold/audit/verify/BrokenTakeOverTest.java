package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static io.holdfast.hold.audit.LiveLog.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.LostRegion;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.PlacesAdopted;
import io.holdfast.schemas.fact.RefusalReason;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.VoidRequested;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.Settlement;
import io.holdfast.schemas.view.Share;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a region's log must not say about a lost one that it goes on for: each is found, by the fact that says it. */
class BrokenTakeOverTest extends VerificationFixture {

    private static final long SEAT = 4_500;
    private static final LostRegion US = new LostRegion(EVENT, "EUR");

    /** us has the last row. */
    private LiveLog takenOver() {
        live.openInEu(new Share("us", rows(10, 10)));
        live.send(US.takeOver(77));
        return live;
    }

    private long adopt(Reservation state) {
        return live.send(US.adopt(state));
    }

    private Reservation held(String id, String seat) {
        return US.held(id, live.now(), SEAT, seat);
    }

    private void changed(UnaryOperator<Reservation> change) {
        forge.change(
                ReservationAdopted.class,
                adopted -> ReservationAdopted.newBuilder(adopted)
                        .setState(change.apply(adopted.getState()))
                        .build());
    }

    /** A reservation that the rules do not adopt is adopted all the same. */
    private void forgeAdoption(String id) {
        long refused = adopt(held(id, "A-10-1"));
        forge.append(refused, live.now(), id, new ReservationAdopted(EVENT, id, "us", held(id, "A-10-1")));
    }

    private SeatsHeld seatsHeld(String id, String seat) {
        return new SeatsHeld(
                EVENT, id, List.of(seat), 300, live.now().plus(Duration.ofMinutes(5)), SEAT, "EUR", 1, null);
    }

    @Test
    void a_log_with_a_take_over_is_clean() {
        takenOver();
        live.send(US.takeOver(77));
        live.send(US.takeOver(78));
        adopt(held("us~held", "A-10-1"));
        adopt(held("us~held", "A-10-1"));
        adopt(held("us~taken", "A-10-1"));
        adopt(held("us~owned", "A-1-1"));
        adopt(held("us~unknown", "A-10-99"));
        adopt(held("eu~ours", "A-10-2"));
        adopt(US.released("us~released", live.now(), SEAT, "A-10-2"));
        live.hold("us~released", "A-10-2");
        adopt(US.paying("us~paying", live.now(), SEAT, "A-10-3"));
        adopt(US.voiding("us~voiding", live.now(), SEAT, "A-10-4"));
        adopt(US.sold("us~sold", live.now(), Settlement.AUTHORIZED, SEAT, "A-10-5"));
        adopt(US.sold("us~unpaid", live.now(), Settlement.CAPTURE_FAILED, SEAT, "A-10-6"));
        adopt(US.payingAgain("us~again", live.now(), SEAT, "A-10-7"));
        live.hold("eu~cart-1", "A-10-8");
        live.hold("us~cart-1", "A-10-8");
        live.cede("t", "us", 1, 1);
        live.send(new ReceivePlaces(EVENT, "back", 1L, "us", rows(10, 10), 5L, 0, 7L));
        live.send(new ReleaseSeats(EVENT, "us~held"));
        live.payment("us~gone", 1, PaymentOutcome.AUTHORIZED);
        live.ledger("us~gone", 1, PaymentState.VOIDED, SEAT);
        live.payment("us~gone", 1, PaymentOutcome.VOIDED);
        live.ledger("us~forgotten", 1, PaymentState.DECLINED, SEAT);
        live.send(US.adoptPlaces());
        live.send(US.adoptPlaces());
        adopt(held("us~late", "A-10-9"));
        live.hold("us~cart-1", "A-10-8");
        live.hold("eu~cart-2", "A-10-5");
        live.ledger("us~sold", 1, PaymentState.CAPTURED, SEAT);
        live.payment("us~sold", 1, PaymentOutcome.CAPTURED);
        live.ledger("us~paying", 1, PaymentState.CAPTURED, SEAT);
        live.payment("us~paying", 1, PaymentOutcome.AUTHORIZED);
        live.payment("us~paying", 1, PaymentOutcome.CAPTURED);
        live.payment("us~voiding", 1, PaymentOutcome.VOIDED);
        live.checkout("us~unpaid", 2);
        live.payment("us~again", 2, PaymentOutcome.DECLINED);
        live.later(Duration.ofHours(25)).send(new Tick());

        Findings findings = verify(Duration.ofDays(2));

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.checked(Promise.P14)).containsEntry("places adopted", 20L);
        assertThat(findings.checked(Promise.P3)).containsEntry("reservations adopted as they stood", 7L);
        assertThat(findings.notes()).containsEntry("payments of a region that was taken over, without money", 1L);
    }

    @Test
    void a_seat_of_the_lost_region_sold_before_its_places_are_adopted() {
        takenOver();
        long hold = live.hold("cart-1", "A-10-1");
        forge.append(hold, live.now(), "cart-1", seatsHeld("cart-1", "A-10-1"));

        seen(Promise.P14, "seat A-10-1, which is not eu's own");
    }

    @Test
    void a_region_that_was_taken_over_otherwise_than_was_asked() {
        takenOver();
        forge.change(
                RegionTakenOver.class,
                lost -> RegionTakenOver.newBuilder(lost).setUpToOffset(76L).build());

        seen(Promise.P14, "us was taken over otherwise than was asked");
    }

    @Test
    void a_region_that_was_taken_over_and_has_nothing_of_the_event() {
        takenOver();
        forge.change(
                RegionTakenOver.class,
                lost -> RegionTakenOver.newBuilder(lost).setRegion("asia").build());

        seen(Promise.P14, "asia was taken over, which has nothing of " + EVENT);
    }

    @Test
    void a_reservation_that_was_adopted_from_a_region_that_lives() {
        takenOver();
        adopt(held("us~cart-1", "A-10-1"));
        forge.lose(RegionTakenOver.class);

        seen(Promise.P14, "us~cart-1 was adopted from us, which was not taken over");
    }

    @Test
    void a_reservation_that_was_adopted_after_the_places() {
        takenOver();
        live.send(US.adoptPlaces());
        forgeAdoption("us~cart-1");

        seen(Promise.P14, "has no places any more");
    }

    @Test
    void an_identity_of_this_region_that_was_adopted() {
        takenOver();
        forgeAdoption("eu~cart-1");

        seen(Promise.P3, "the identity is eu's");
    }

    @Test
    void a_reservation_that_was_adopted_with_a_seat_of_this_region() {
        takenOver();
        adopt(held("us~cart-1", "A-10-1"));
        changed(state ->
                Reservation.newBuilder(state).setSeats(List.of("A-1-1")).build());

        seen(Promise.P14, "seat A-1-1, which is not the lost region's");
        seen(Promise.P3, "and stood otherwise");
    }

    @Test
    void two_reservations_that_were_adopted_with_one_seat() {
        takenOver();
        adopt(US.sold("us~cart-1", live.now(), Settlement.AUTHORIZED, SEAT, "A-10-1"));
        forgeAdoption("us~cart-2");

        seen(Promise.P1, "is held by %s/us~cart-1 and was given to %s/us~cart-2, too".formatted(EVENT, EVENT));
    }

    @Test
    void a_reservation_that_was_adopted_twice() {
        takenOver();
        adopt(held("us~cart-1", "A-10-1"));
        forgeAdoption("us~cart-1");

        seen(Promise.P3, "us~cart-1 has a second outcome");
    }

    @Test
    void a_hold_that_was_adopted_with_less_time_than_ten_minutes() {
        takenOver();
        adopt(held("us~cart-1", "A-10-1"));
        changed(state -> Reservation.newBuilder(state)
                .setExpiresAt(live.now().plusSeconds(599))
                .build());

        seen(Promise.P5, "and was adopted with time until");
    }

    @Test
    void places_that_were_adopted_and_are_not_all_of_the_lost_regions() {
        takenOver();
        live.send(US.adoptPlaces());
        forge.change(
                PlacesAdopted.class,
                adopted ->
                        PlacesAdopted.newBuilder(adopted).setPlaces(rows(9, 10)).build());
        seen(Promise.P14, "[A-9-1..A-10-20] of us were adopted at epoch 2");

        forge.change(
                PlacesAdopted.class,
                adopted -> PlacesAdopted.newBuilder(adopted)
                        .setPlaces(rows(10, 10))
                        .setEpoch(1L)
                        .build());
        seen(Promise.P14, "of us were adopted at epoch 1");
    }

    @Test
    void places_that_were_adopted_of_a_region_that_lives() {
        takenOver();
        live.send(US.adoptPlaces());
        forge.lose(RegionTakenOver.class);

        seen(Promise.P14, "places of us were adopted, which was not taken over");
    }

    @Test
    void money_of_an_adopted_sale_that_is_given_back() {
        takenOver();
        adopt(US.sold("us~cart-1", live.now(), Settlement.AUTHORIZED, SEAT, "A-10-1"));
        long word = live.payment("us~cart-1", 1, PaymentOutcome.AUTHORIZED);
        forge.append(word, live.now(), "us~cart-1", new VoidRequested(EVENT, "us~cart-1", 1, 4));

        seen(Promise.P7, "the money of a sale to %s/us~cart-1 is to be given back".formatted(EVENT));
    }

    @Test
    void money_of_the_lost_region_that_nobody_adopted_or_gave_back() {
        takenOver();
        live.ledger("us~gone", 1, PaymentState.AUTHORIZED, SEAT);
        assertThat(verify().open()).containsEntry("payments of a region that is being taken over", 1L);

        live.send(US.adoptPlaces());

        seen(Promise.P7, "an orphan: no fact asked for payment %s/us~gone/1".formatted(EVENT));
    }

    @Test
    void commands_that_were_refused_for_what_is_not_so() {
        takenOver();
        live.send(US.takeOver(78));

        for (RefusalReason untrue : List.of(RefusalReason.REGION_NOT_LOST, RefusalReason.NO_SUCH_REGION)) {
            forge.change(
                    CommandRefused.class,
                    refused ->
                            CommandRefused.newBuilder(refused).setReason(untrue).build());
            seen(Promise.P3, "CommandRefused as " + untrue);
        }
    }
}
