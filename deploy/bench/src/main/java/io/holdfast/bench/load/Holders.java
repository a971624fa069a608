package io.holdfast.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Who was told to hold which seat, as told. No seat may be promised to two while nothing ends a hold: a check that needs no log, and so can be
 * made of every design.
 */
final class Holders {

    private static final int LISTED = 20;

    private final List<int[]> events = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private long conflicts;

    void granted(Cart cart) {
        int last = cart.firstSeat() + cart.seats();
        int[] seats = seats(cart.event(), last);
        int holder = cart.identity() + 1;
        for (int seat = cart.firstSeat(); seat < last; seat++) {
            if (seats[seat] != 0 && seats[seat] != holder) {
                conflicts++;
                if (twice.size() < LISTED) {
                    twice.add("seat %d of event %d is promised to %d and to %d"
                            .formatted(seat, cart.event(), seats[seat] - 1, cart.identity()));
                }
            }
            seats[seat] = holder;
        }
    }

    private int[] seats(int event, int upTo) {
        while (events.size() <= event) {
            events.add(new int[0]);
        }
        int[] seats = events.get(event);
        if (seats.length < upTo) {
            seats = java.util.Arrays.copyOf(seats, Math.max(upTo, 2 * seats.length));
            events.set(event, seats);
        }
        return seats;
    }

    long conflicts() {
        return conflicts;
    }

    /** The first of them, in words. */
    List<String> twice() {
        return twice;
    }
}
