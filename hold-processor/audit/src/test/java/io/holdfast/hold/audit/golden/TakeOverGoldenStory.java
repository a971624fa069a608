package io.holdfast.hold.audit.golden;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.LostRegion;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.Settlement;
import java.time.Duration;
import java.util.List;

/**
 * Commands by which all that can be decided about a lost region is decided at least once in the log of region eu: it goes on for us with one event, and is
 * itself taken over by us with another one.
 */
final class TakeOverGoldenStory {

    /** us, which opened it, is lost. */
    private static final String LOST = GoldenStory.another(5);

    /** us took it over from this region. */
    private static final String GIVEN = GoldenStory.another(6);

    private static final long PRICE = 2_500;
    private static final List<Section> SECTIONS = List.of(new Section("B", 3, 5, PRICE));

    private final LiveLog live;
    private final LostRegion us = new LostRegion(LOST, "USD");

    TakeOverGoldenStory(LiveLog live) {
        this.live = live;
    }

    void tell() {
        live.send(us.takeOver(40));
        adoptEvent(LOST);
        receive(LOST, "B-1-1", "B-1-5");
        live.send(us.adoptPlaces());
        adopt(held("us~early", "B-2-1"));
        live.send(us.takeOver(40));
        live.send(us.takeOver(40));
        live.send(us.takeOver(41));
        live.send(new CedePlaces(LOST, "t1", "us", List.of(new SeatRange("B-1-1", "B-1-5"))));
        reservations();
        places();
        retirement();
        live.later(Duration.ofHours(25)).send(new Tick());
    }

    private void adoptEvent(String event) {
        live.send(new AdoptEvent(
                event, "Night train", "USD", SECTIONS, 2, new Home("us", List.of("eu"), List.of()), "eu", null, 0));
    }

    private void receive(String event, String first, String last) {
        live.send(new ReceivePlaces(event, "there-1", 1L, "us", List.of(new SeatRange(first, last)), 1L, 3, 8_812L));
    }

    private void adopt(Reservation state) {
        live.send(us.adopt(state));
    }

    private Reservation held(String id, String seat) {
        return us.held(id, live.now(), PRICE, seat);
    }

    private void reservations() {
        adopt(held("cart-1", "B-2-1"));
        adopt(held("cart-1", "B-2-1"));
        adopt(held("us~taken", "B-2-1"));
        adopt(held("us~owned", "B-1-1"));
        adopt(held("us~unknown", "B-9-1"));
        adopt(held("eu~ours", "B-2-2"));
        adopt(new LostRegion(LOST, "EUR").held("us~euro", live.now(), PRICE, "B-2-2"));
        adopt(us.released("us~released", live.now(), PRICE, "B-2-2"));
        adopt(us.paying("us~paying", live.now(), PRICE, "B-2-2"));
        adopt(us.voiding("us~voiding", live.now(), PRICE, "B-2-3"));
        adopt(us.sold("us~sold", live.now(), Settlement.AUTHORIZED, PRICE, "B-2-4"));
        adopt(us.sold("us~unpaid", live.now(), Settlement.CAPTURE_FAILED, PRICE, "B-2-5"));
        adopt(us.payingAgain("us~again", live.now(), PRICE, "B-3-1"));
        live.send(new HoldSeats(LOST, "us~cart-2", List.of("B-3-2"), 300, null));
        live.send(new HoldSeats(LOST, "eu~cart-2", List.of("B-3-2"), 300, null));
        live.send(new HoldSeats(LOST, "us~released", List.of("B-2-2"), 300, null));
        payment("us~gone", 1, PaymentOutcome.AUTHORIZED);
        payment("us~paying", 1, PaymentOutcome.AUTHORIZED);
        payment("us~sold", 1, PaymentOutcome.AUTHORIZED);
        payment("us~voiding", 1, PaymentOutcome.VOIDED);
        payment("us~again", 2, PaymentOutcome.DECLINED);
        live.send(new Checkout(LOST, "cart-1", 1, "pm_card_visa", 120, null));
        payment("cart-1", 1, PaymentOutcome.DECLINED);
        live.later(Duration.ofMinutes(11));
        adopt(held("us~second", "B-2-1"));
    }

    private void payment(String id, int attempt, PaymentOutcome outcome) {
        live.send(new RecordPayment(LOST, id, attempt, outcome, PRICE, "USD", null, "pi_1"));
    }

    private void places() {
        live.send(us.adoptPlaces());
        live.send(us.adoptPlaces());
        adopt(held("us~late", "B-3-3"));
        live.send(new HoldSeats(LOST, "us~cart-2", List.of("B-3-2"), 300, null));
        live.send(new HoldSeats(LOST, "eu~cart-2", List.of("B-2-4"), 300, null));
        live.send(new CedePlaces(LOST, "t1", "us", List.of(new SeatRange("B-3-4", "B-3-5"))));
    }

    private void retirement() {
        var given = new LostRegion(GIVEN, "USD");
        live.send(given.retire("us", 9));
        adoptEvent(GIVEN);
        receive(GIVEN, "B-1-1", "B-3-5");
        live.send(new HoldSeats(GIVEN, "eu~cart-1", List.of("B-1-1"), 300, null));
        live.send(new HoldSeats(GIVEN, "eu~cart-2", List.of("B-1-2"), 300, null));
        live.send(new Checkout(GIVEN, "eu~cart-2", 1, "pm_card_visa", 120, null));
        live.send(given.retire("us", 9));
        live.send(given.retire("us", 9));
        live.send(given.takeOver(3));
        live.send(new ReleaseSeats(GIVEN, "eu~cart-1"));
        live.send(new RecordPayment(GIVEN, "eu~cart-2", 1, PaymentOutcome.AUTHORIZED, PRICE, "USD", null, "pi_2"));
        live.send(new CedePlaces(GIVEN, "back", "us", List.of(new SeatRange("B-3-1", "B-3-5"))));
    }
}
