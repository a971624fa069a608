package io.holdfast.bench.workload;

import io.holdfast.bench.load.Feed;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many events, and carts of two adjacent seats that nobody else wants, unless it is to be refused: what an outcome costs if there is no fight. */
final class Spread implements Workload {

    private final Size size;

    /** Of a size that is fixed, once they are open: what is left of them is for the next phase. */
    private @Nullable Carts carts;

    Spread(Size size) {
        this.size = size;
    }

    @Override
    public String name() {
        return "spread";
    }

    @Override
    public boolean grantsAll() {
        return size.refusedPercent() == 0;
    }

    @Override
    public Feed prepare(Venue venue, Plan plan) throws IOException, InterruptedException {
        Carts next = carts;
        if (next == null) {
            Halls halls = size.fixed()
                    ? Halls.open(venue, plan, size.events(), size.seats() / 2)
                    : Halls.open(venue, plan, Math.toIntExact(plan.arrivals()));
            next = new Carts(halls, size.refusedPercent(), plan.seed());
            carts = size.fixed() ? next : null;
        }
        Carts from = next;
        return _ -> List.of(from.next());
    }
}
