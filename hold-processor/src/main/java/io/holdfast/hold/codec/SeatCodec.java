package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.view.Seat;
import io.holdfast.schemas.view.SeatStatus;

/** Seats between the rules and the {@code seats} view, which is also how the store keeps them. */
public final class SeatCodec {

    private SeatCodec() {}

    /** As the view has it. */
    public static Seat record(Change.SeatTaken taken) {
        return new Seat(
                taken.event(),
                taken.seat(),
                SeatStatus.HELD,
                taken.by().reservation(),
                CauseCodec.record(taken.decided()));
    }

    /** As the view has it. */
    public static Seat record(Change.SeatSold sold) {
        return new Seat(
                sold.event(), sold.seat(), SeatStatus.SOLD, sold.to().reservation(), CauseCodec.record(sold.decided()));
    }

    /** Who holds it. */
    public static ReservationId holder(Seat record) {
        return new ReservationId(record.getEvent(), record.getReservation());
    }
}
