package io.holdfast.schemas.state;

import io.holdfast.schemas.view.Reservation;
import java.util.List;

/**
 * The seats that a reservation has in its present state: all that it asked for, or none.
 *
 * @param seats ids of the seats
 * @param sold whether it has them for ever
 */
public record TakenSeats(List<String> seats, boolean sold) {

    /** No seats. */
    public static final TakenSeats NONE = new TakenSeats(List.of(), false);

    /** Keeps a copy. */
    public TakenSeats {
        seats = List.copyOf(seats);
    }

    /** The seats of a reservation. In a state that only a later version knows it is taken to have them, since nothing says that they are free. */
    public static TakenSeats of(Reservation reservation) {
        return switch (reservation.getStatus()) {
            case HELD, PAYING, VOIDING, OTHER -> new TakenSeats(reservation.getSeats(), false);
            case SOLD -> new TakenSeats(reservation.getSeats(), true);
            case REJECTED, RELEASED, EXPIRED -> NONE;
        };
    }
}
