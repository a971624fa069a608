package io.holdfast.hold.audit;

import io.holdfast.schemas.command.AdoptPlaces;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.RetireRegion;
import io.holdfast.schemas.command.TakeOverRegion;
import io.holdfast.schemas.digest.Sha256;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.Settlement;
import java.time.Instant;
import java.util.List;

/** The commands by which eu goes on for region us of an event, and reservations that us left. */
public final class LostRegion {

    private final String event;
    private final String currency;

    /** Of an event whose prices are in this currency. */
    public LostRegion(String event, String currency) {
        this.event = event;
        this.currency = currency;
    }

    /** us is lost behind this command of its partition 0. */
    public TakeOverRegion takeOver(long upTo) {
        return new TakeOverRegion(event, "us", 0, upTo, new Sha256(new byte[32]));
    }

    /** Goes on with a reservation. */
    public AdoptReservation adopt(Reservation state) {
        return new AdoptReservation(event, state.getReservation(), "us", state);
    }

    /** us's places may be sold. */
    public AdoptPlaces adoptPlaces() {
        return new AdoptPlaces(event, "us");
    }

    /** The other side: this region was taken over. */
    public RetireRegion retire(String by, long upTo) {
        return new RetireRegion(event, by, 0, upTo, 3, 8_812L);
    }

    private Reservation.Builder state(String id, Instant at, long priceMinor, String... seats) {
        return Reservation.newBuilder()
                .setEvent(event)
                .setReservation(id)
                .setSeats(List.of(seats))
                .setHoldSeconds(300)
                .setHeldAt(at)
                .setExpiresAt(at.plusSeconds(300))
                .setVersion(1)
                .setPriceMinor(priceMinor)
                .setCurrency(currency)
                .setDecided(new Cause(0, 5L, at, null, null));
    }

    /** Held from an instant on, for five minutes. */
    public Reservation held(String id, Instant at, long priceMinor, String... seats) {
        return state(id, at, priceMinor, seats)
                .setStatus(ReservationStatus.HELD)
                .build();
    }

    /** Given back. */
    public Reservation released(String id, Instant at, long priceMinor, String... seats) {
        return state(id, at, priceMinor, seats)
                .setStatus(ReservationStatus.RELEASED)
                .setEndedAt(at)
                .setVersion(2)
                .build();
    }

    /** Being paid for, by the first attempt. */
    public Reservation paying(String id, Instant at, long priceMinor, String... seats) {
        return state(id, at, priceMinor, seats)
                .setStatus(ReservationStatus.PAYING)
                .setPayBy(at.plusSeconds(300))
                .setAttempts(1)
                .setPaymentMethod("pm_card_visa")
                .setVersion(2)
                .build();
    }

    /** Its payment is being voided. */
    public Reservation voiding(String id, Instant at, long priceMinor, String... seats) {
        return Reservation.newBuilder(paying(id, at, priceMinor, seats))
                .setStatus(ReservationStatus.VOIDING)
                .setPayBy(null)
                .setVersion(3)
                .build();
    }

    /** Sold, by the first attempt. */
    public Reservation sold(String id, Instant at, Settlement settlement, long priceMinor, String... seats) {
        return Reservation.newBuilder(paying(id, at, priceMinor, seats))
                .setStatus(ReservationStatus.SOLD)
                .setPayBy(null)
                .setEndedAt(at)
                .setSettlement(settlement)
                .setVersion(3)
                .build();
    }

    /** Sold, and paid for again by the second attempt. */
    public Reservation payingAgain(String id, Instant at, long priceMinor, String... seats) {
        return Reservation.newBuilder(sold(id, at, Settlement.PAYING_AGAIN, priceMinor, seats))
                .setAttempts(2)
                .setPayBy(at.plusSeconds(120))
                .setVersion(5)
                .build();
    }
}
