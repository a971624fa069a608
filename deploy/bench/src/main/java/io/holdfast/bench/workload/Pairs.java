package io.holdfast.bench.workload;

import io.holdfast.bench.load.Cart;
import java.util.Random;

/**
 * Pairs of seats over several events of one size, each given out once: event after event in turn, and within an event in an order that follows
 * from a seed.
 */
final class Pairs {

    private final int events;
    private final int[] order;

    Pairs(int events, int pairsPerEvent, long seed) {
        this.events = events;
        this.order = shuffled(pairsPerEvent, new Random(seed));
    }

    private static int[] shuffled(int count, Random random) {
        var order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** The seats of a cart; carts past the number of pairs begin anew. */
    Cart cart(int identity) {
        return new Cart(identity, identity % events, 2 * order[identity / events % order.length], 2);
    }

    int count() {
        return events * order.length;
    }
}
