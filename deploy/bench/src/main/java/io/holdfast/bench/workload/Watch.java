package io.holdfast.bench.workload;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks when callers are told that holds are over: at the last hold of each event, whose seats nobody asks for again. */
final class Watch {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MS = 20;
    private static final String HELD = "HELD";

    private record Last(String event, String reservation) {}

    private final Venue venue;
    private final Clock clock;
    private final Instant over;
    private final List<Last> waiting = new ArrayList<>();
    private final int events;
    private @Nullable Thread looking;
    private volatile String seen = "none of them was looked at";

    Watch(Venue venue, Halls halls, int holds, Clock clock, Instant over) {
        this.venue = venue;
        this.clock = clock;
        this.over = over;
        this.events = halls.all().size();
        for (int identity = holds - events; identity < holds; identity++) {
            waiting.add(new Last(halls.hall(identity).event(), Halls.reservation(identity)));
        }
    }

    void begin() {
        looking = Thread.ofVirtual().start(this::look);
    }

    private void look() {
        try {
            while (!waiting.isEmpty() && clock.instant().isBefore(over.plus(PATIENCE))) {
                Last last = waiting.getLast();
                if (venue.status(last.event(), last.reservation()).equals(HELD)) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
                } else {
                    waiting.removeLast();
                }
            }
            double after = Duration.between(over, clock.instant()).toMillis() / 1e3;
            seen = String.format(
                    Locale.ROOT,
                    waiting.isEmpty()
                            ? "%.2f s later the last of each of %d events was told to be over"
                            : "%.2f s later the last of %d events was still told to be live",
                    after,
                    waiting.isEmpty() ? events : waiting.size());
        } catch (IOException failed) {
            seen = "they could not be looked at: " + failed.getMessage();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was seen, once there is nothing more to see. */
    String end() throws InterruptedException {
        if (looking != null) {
            looking.join();
        }
        return seen;
    }
}
