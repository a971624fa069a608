package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.hold.seat.ContradictionException;
import io.holdfast.schemas.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs schedules. */
public final class Simulation {

    /** Steps of a schedule where nobody says otherwise. */
    public static final int STEPS = 200;

    /** Nobody reads a line for each of the records that are illegible on purpose. Kept here: loggers that nobody holds are forgotten. */
    private static final Logger QUIET = Logger.getLogger("io.holdfast.hold.topology");

    /** How the failure of a processor that refused to go on from its state begins. */
    static final String CONTRADICTION = "the state is not what the log makes of it: ";

    static {
        QUIET.setLevel(Level.OFF);
    }

    /** Under ids of their own: no record leaves the simulation. */
    private final AuditSerdes serdes = AuditSerdes.from(Schemas.carried());

    private final Schedules schedules;

    private Simulation(Schedules schedules) {
        this.schedules = schedules;
    }

    /** Schedules of one region. */
    public static Simulation ofOneRegion(Parts parts) {
        return new Simulation((context, serdes) -> new OneWorld(new World(context, Optional.empty(), parts, serdes)));
    }

    /** Schedules of two regions and the link between them. */
    public static Simulation ofTwoRegions(Parts parts, Reliability link) {
        return new Simulation((context, serdes) -> new TwoWorlds(context, parts, link, serdes));
    }

    @FunctionalInterface
    private interface Schedules {
        SimulatedSchedule of(RunContext context, AuditSerdes serdes);
    }

    /**
     * How a schedule ended.
     *
     * @param failure the promise that was broken, if one was
     * @param fingerprint of everything that happened
     * @param counts how often what happened
     * @param trace what happened, in words, where asked for
     */
    public record Result(Optional<Failure> failure, long fingerprint, Map<String, Long> counts, List<String> trace) {}

    /** A promise broken, and how. */
    public record Failure(Promise promise, String what) {}

    /** Runs the schedule of a seed; the same seed is the same schedule, whatever ran before. */
    public Result run(long seed, int steps) {
        return run(seed, steps, new Trace(false));
    }

    /** Runs the schedule of a seed and says what happens. */
    public Result explain(long seed, int steps) {
        return run(seed, steps, new Trace(true));
    }

    private Result run(long seed, int steps, Trace trace) {
        SimulatedSchedule schedule = schedules.of(RunContext.of(seed, trace), serdes);
        Optional<Failure> failure = Optional.empty();
        try {
            schedule.run(steps);
        } catch (BrokenPromise broken) {
            failure = Optional.of(failure(broken));
        } catch (RuntimeException stopped) {
            failure = Optional.of(stopped(schedule, stopped));
        }
        return new Result(failure, trace.fingerprint().value(), trace.counts(), trace.lines());
    }

    /** The processor stopped: what was committed before may have broken a promise already, and be the cause. */
    private static Failure stopped(SimulatedSchedule schedule, RuntimeException stopped) {
        try {
            schedule.auditUnderWay();
        } catch (BrokenPromise broken) {
            return failure(broken);
        } catch (ContradictionException same) {
            // The audit decides by the same rules, and so comes to the same end.
        }
        if (stopped instanceof ContradictionException) {
            return new Failure(Promise.P9, CONTRADICTION + stopped.getMessage());
        }
        StackTraceElement[] where = stopped.getStackTrace();
        return new Failure(
                Promise.P10, "the processor stopped: " + stopped + (where.length == 0 ? "" : " at " + where[0]));
    }

    private static Failure failure(BrokenPromise broken) {
        return new Failure(broken.promise(), String.valueOf(broken.getMessage()));
    }
}
