package io.holdfast.bench.workload;

import io.holdfast.bench.load.Feed;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.RenderedCall;
import io.holdfast.bench.load.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Very many holds that are over within one second. Before the measured load they are made, in whole seconds to the same instant; the load then
 * asks for half of the seats again, beginning at that instant, while the other half ends by itself.
 */
final class MassExpiry implements Workload {

    /** Holds that end together. */
    private static final int HOLDS = 100_000;

    /** As fast as they are made where the load is no faster. */
    private static final int HOLDS_PER_SECOND = 500;

    /** From the last hold to the end of all: the last must be decided, and the meters read. */
    private static final int MARGIN_SECONDS = 8;

    private static final int LONGEST_HOLD = 1_800;

    private final Clock clock;
    private Instant over = Instant.EPOCH;
    private long made;
    private @Nullable Watch watch;

    MassExpiry(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public Feed prepare(Venue venue, Plan plan) throws java.io.IOException, InterruptedException {
        int holds = plan.warmUp() ? HOLDS_PER_SECOND : HOLDS;
        double rate = plan.load() instanceof Schedule schedule
                ? Math.max(HOLDS_PER_SECOND, schedule.ratePerSecond())
                : HOLDS_PER_SECOND;
        Halls halls = Halls.open(venue, plan, holds);
        over = clock.instant().plusSeconds((long) (holds / rate) + MARGIN_SECONDS);
        Phase holding = venue.load(new Schedule(rate, holds), arrival -> List.of(due(halls, (int) arrival)));
        made = holding.total().byStatus().getOrDefault(201, 0L);
        watch = new Watch(venue, halls, holds, clock, over);
        int again = Math.max(1, holds / 2);
        return arrival -> List.of(again(halls, Math.toIntExact(arrival % again), holds));
    }

    private RenderedCall due(Halls halls, int identity) {
        long seconds = Duration.between(clock.instant(), over).toSeconds();
        return halls.hold(identity, Math.clamp(seconds, 1, LONGEST_HOLD));
    }

    /** The seats of a hold that is over, under another identity. */
    private static RenderedCall again(Halls halls, int identity, int holds) {
        return halls.requests()
                .hold(halls.hall(identity), Halls.reservation(holds + identity), halls.cart(identity), LONGEST_HOLD);
    }

    @Override
    public void begin() throws InterruptedException {
        long left = Duration.between(clock.instant(), over).toMillis();
        if (left > 0) {
            TimeUnit.MILLISECONDS.sleep(left);
        }
        if (watch != null) {
            watch.begin();
        }
    }

    @Override
    public List<String> finish(Venue venue, Phase phase) throws InterruptedException {
        String seen = watch == null ? "" : watch.end();
        return List.of(String.format(Locale.ROOT, "expiry: %,d holds were over within one second; %s", made, seen));
    }
}
