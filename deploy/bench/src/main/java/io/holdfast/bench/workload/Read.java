package io.holdfast.bench.workload;

import io.holdfast.bench.load.Feed;
import io.holdfast.bench.load.RenderedCall;
import io.holdfast.bench.load.Schedule;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** Readers, while others write. */
final class Read implements Workload {

    /** Reservations that stand before anyone reads. */
    private static final int STANDING = 4_000;

    private static final int STANDING_PER_SECOND = 800;
    private static final int OF = 20;
    private static final int HOLDS = 4;
    private static final int SEAT_MAPS = 1;

    @Override
    public String name() {
        return "read";
    }

    @Override
    public Feed prepare(Venue venue, Plan plan) throws IOException, InterruptedException {
        Halls halls = Halls.open(venue, plan, STANDING + plan.arrivals() * HOLDS / OF + OF);
        var _ = venue.load(new Schedule(STANDING_PER_SECOND, STANDING), arrival -> List.of(halls.hold((int) arrival)));
        var random = new SplittableRandom(plan.seed());
        return arrival -> List.of(call(halls, Math.toIntExact(arrival), random));
    }

    private static RenderedCall call(Halls halls, int arrival, SplittableRandom random) {
        int turn = arrival % OF;
        if (turn < HOLDS) {
            return halls.hold(STANDING + arrival / OF * HOLDS + turn);
        }
        int standing = random.nextInt(STANDING);
        String event = halls.hall(standing).event();
        return turn < HOLDS + SEAT_MAPS
                ? halls.requests().seats(event)
                : halls.requests().read(event, Halls.reservation(standing));
    }
}
