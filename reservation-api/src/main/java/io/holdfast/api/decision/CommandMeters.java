package io.holdfast.api.decision;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** Counts what becomes of commands. */
@Singleton
public class CommandMeters {

    /** Why a call is refused before anything is sent for it. */
    public enum Reason {
        /** The owner of its seats is too far behind. */
        BEHIND,
        /** Too many are inside, or wait. */
        FULL,
        /** Every seat of the event is sold. */
        SOLD_OUT
    }

    /** From two commits of the owner to an owner that was away. */
    private static final Duration[] BUCKETS = LongStream.of(25, 50, 100, 250, 500, 1_000, 2_000, 5_000, 15_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer decided;
    private final Counter done;
    private final Counter underWay;
    private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
    private final Counter returned;

    /** Registers all of them: a counter is there before it is counted. */
    public CommandMeters(MeterRegistry meters) {
        this.decided = Timer.builder("holdfast.commands.decided")
                .description("From sending a command to seeing its decision")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        this.done = repeated(meters, "done");
        this.underWay = repeated(meters, "under_way");
        for (Reason reason : Reason.values()) {
            refused.put(
                    reason,
                    Counter.builder("holdfast.refusals")
                            .description("Calls that were refused before anything was sent for them")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        this.returned = Counter.builder("holdfast.holds.returned")
                .description("Holds that came back after a refusal, and were preferred to new ones")
                .register(meters);
    }

    private static Counter repeated(MeterRegistry meters, String found) {
        return Counter.builder("holdfast.duplicates")
                .description("Calls for what was asked before, for which nothing was sent")
                .tag("found", found)
                .register(meters);
    }

    /** A command of this instance was decided, this long after it was sent. */
    public void decided(Duration afterSending) {
        decided.record(afterSending);
    }

    /** A call asked for what is decided already: nothing was sent for it. */
    public void repeatedDone() {
        done.increment();
    }

    /** A call asked for what is on its way already: nothing was sent for it. */
    public void repeatedUnderWay() {
        underWay.increment();
    }

    /** A call was refused before anything was sent for it. */
    public void refused(Reason reason) {
        requireNonNull(refused.get(reason)).increment();
    }

    /** A hold that was refused before was taken in although a new one would have been refused. */
    public void returned() {
        returned.increment();
    }
}
