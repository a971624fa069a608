package io.holdfast.bench.workload;

import io.holdfast.bench.load.Feed;
import io.holdfast.bench.load.RenderedCall;
import java.io.IOException;
import java.util.Collections;

/** Every button is pressed three times at once. */
final class RetryStorm implements Workload {

    private static final int PRESSES = 3;

    @Override
    public String name() {
        return "retry-storm";
    }

    @Override
    public Feed prepare(Venue venue, Plan plan) throws IOException, InterruptedException {
        Halls halls = Halls.open(venue, plan, plan.arrivals());
        return arrival -> {
            RenderedCall call = halls.hold(Math.toIntExact(arrival));
            return Collections.nCopies(PRESSES, call);
        };
    }
}
