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

    private static final int A_DAY_LATER_PERCENT = 20;
    private static final long A_DAY_MS = 24L * 60 * 60 * 1_000;

    static {
        QUIET.setLevel(Level.OFF);
    }

    /** Under ids of their own: no record leaves the simulation. */
    private final AuditSerdes serdes = AuditSerdes.from(Schemas.carried());

    private final Parts parts;

    public Simulation(Parts parts) {
        this.parts = parts;
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
        var world = new World(seed, parts, serdes, trace);
        Optional<Failure> failure = Optional.empty();
        try {
            run(world, steps);
        } catch (BrokenPromise broken) {
            failure = Optional.of(failure(broken));
        } catch (RuntimeException stopped) {
            failure = Optional.of(stopped(world, stopped));
        }
        return new Result(failure, trace.fingerprint().value(), trace.counts(), trace.lines());
    }

    private static void run(World world, int steps) {
        new FaultPhase(world).run(steps);
        new RecoveryPhase(world).run();
        if (world.chance.percent(A_DAY_LATER_PERCENT)) {
            world.trace.say(() -> "a day later");
            world.time.passes(A_DAY_MS);
            world.faults.begin();
            new FaultPhase(world).run(steps / 2);
            new RecoveryPhase(world).run();
        }
    }

    /** The processor stopped: what was committed before may have broken a promise already, and be the cause. */
    private static Failure stopped(World world, RuntimeException stopped) {
        try {
            world.audit.underWay();
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
