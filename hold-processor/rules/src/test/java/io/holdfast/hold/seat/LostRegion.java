package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.TwoRegions.EVENT;
import static io.holdfast.hold.seat.TwoRegions.SUBJECT;

import io.holdfast.hold.seat.Reservation.Payments;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The commands by which eu goes on for us, and states that us left. */
final class LostRegion {

    static final UpTo UP_TO = new UpTo(0, 7);
    static final String ZEROS = "0".repeat(64);

    private LostRegion() {}

    static Command takeOver() {
        return takeOver("us", UP_TO);
    }

    static Command takeOver(String region, UpTo upTo) {
        return new Command.TakeOverRegion(SUBJECT, region, upTo, ZEROS);
    }

    static Command adopt(Reservation state) {
        return new Command.AdoptReservation(state.id(), "us", state);
    }

    static Command adoptPlaces() {
        return new Command.AdoptPlaces(SUBJECT, "us");
    }

    static Command retire() {
        return new Command.RetireRegion(SUBJECT, "eu", UP_TO, 0, 12);
    }

    /** What us's log says of a reservation that it decided. */
    static Reservation in(MapState us, String reservation) {
        return us.reservation(new ReservationId(EVENT, reservation)).orElseThrow();
    }

    /** What the provider says that was sold in us's last moments: nothing of it was copied. */
    static Reservation sold(String reservation, Instant at, String... seats) {
        var request = new Request(List.of(seats), 300);
        return new Reservation(
                new ReservationId(EVENT, reservation),
                request,
                Optional.empty(),
                new Price(2_500L * seats.length, "EUR"),
                new Status.Sold(at, at.plus(request.hold()), at, Settlement.AUTHORIZED, Optional.empty()),
                new Payments(1, Optional.empty(), Optional.of("pm_card_visa"), Optional.empty()),
                List.of(),
                1,
                new Cause(0, 0, at, Optional.empty()));
    }
}
