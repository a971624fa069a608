package io.holdfast.bench.workload;

import io.holdfast.bench.load.Feed;
import java.io.IOException;
import java.util.List;

/** Many events, and carts of two adjacent seats that nobody else wants: what an outcome costs where there is no fight. */
final class Spread implements Workload {

    @Override
    public String name() {
        return "spread";
    }

    @Override
    public String story() {
        return "carts of two adjacent seats over many events, each pair wanted once";
    }

    @Override
    public boolean grantsAll() {
        return true;
    }

    @Override
    public Feed prepare(Venue venue, Plan plan) throws IOException, InterruptedException {
        Halls halls = Halls.open(venue, plan, plan.arrivals());
        return arrival -> List.of(halls.hold(Math.toIntExact(arrival)));
    }
}
