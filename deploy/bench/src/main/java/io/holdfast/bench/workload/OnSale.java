package io.holdfast.bench.workload;

import io.holdfast.bench.load.Cart;
import io.holdfast.bench.load.Feed;
import java.io.IOException;
import java.util.List;

/** One event that everybody wants: the front rows first, until all is sold and beyond. */
final class OnSale implements Workload {

    private static final int HOLD_SECONDS = 1_800;
    private static final int MOST_PAIRS = 50_000;

    @Override
    public String name() {
        return "on-sale";
    }

    @Override
    public Feed prepare(Venue venue, Plan plan) throws IOException, InterruptedException {
        int pairs = Math.clamp(plan.arrivals() / (2L * Front.CALLERS_PER_PAIR), 1, MOST_PAIRS);
        Hall hall = Hall.ofPairs(plan.name(), pairs);
        venue.open(hall);
        var front = new Front(hall.pairs(), plan.seed());
        CallRenderer requests = venue.requests();
        return arrival -> {
            int identity = Math.toIntExact(arrival);
            var cart = new Cart(identity, 0, 2 * front.pair(identity), 2);
            return List.of(requests.hold(hall, Halls.reservation(identity), cart, HOLD_SECONDS));
        };
    }
}
