package io.holdfast.hold.seat;

import java.util.Optional;
import java.util.function.ObjIntConsumer;

/** What a change of a reservation means for an index of the places of each customer ({@link State#placesOf}). */
public final class CustomerPlaces {

    private CustomerPlaces() {}

    /** As {@link #changed(Optional, Optional, ObjIntConsumer)}. */
    public static void changed(Change.ReservationSet set, ObjIntConsumer<String> index) {
        changed(set.before(), set.after(), index);
    }

    /**
     * Tells by how many places each customer has more of the event, or fewer. The sum over all changes of a reservation is what its newest state
     * has, whichever states between were left out: an index can be made again from a compacted changelog.
     *
     * @param index takes a customer and the difference, which is never 0
     */
    public static void changed(
            Optional<Reservation> before, Optional<Reservation> after, ObjIntConsumer<String> index) {
        Optional<String> earlier = before.flatMap(Reservation::customer);
        Optional<String> later = after.flatMap(Reservation::customer);
        int had = before.map(CustomerPlaces::places).orElse(0);
        int has = after.map(CustomerPlaces::places).orElse(0);
        if (earlier.equals(later)) {
            tell(later, has - had, index);
        } else {
            tell(earlier, -had, index);
            tell(later, has, index);
        }
    }

    private static int places(Reservation reservation) {
        return reservation.takenSeats().size();
    }

    private static void tell(Optional<String> customer, int more, ObjIntConsumer<String> index) {
        if (more != 0) {
            customer.ifPresent(name -> index.accept(name, more));
        }
    }
}
