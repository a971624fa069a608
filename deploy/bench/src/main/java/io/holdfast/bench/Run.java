package io.holdfast.bench;

import io.holdfast.bench.load.Feed;
import io.holdfast.bench.load.Generator;
import io.holdfast.bench.load.Load;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.measure.Costs;
import io.holdfast.bench.measure.MeasuredMachine;
import io.holdfast.bench.measure.Meter;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.report.Report.Asked;
import io.holdfast.bench.report.Report.Before;
import io.holdfast.bench.report.Window;
import io.holdfast.bench.stack.Target;
import io.holdfast.bench.stack.TargetException;
import io.holdfast.bench.workload.LiveHolds;
import io.holdfast.bench.workload.Plan;
import io.holdfast.bench.workload.Venue;
import io.holdfast.bench.workload.Workload;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs of a workload on one target that is up. The figures come after {@link #audit} or not at all. */
final class Run implements AutoCloseable {

    /** Longer than any caller is made to wait by default, by far. */
    private static final Duration DRAIN = Duration.ofSeconds(15);

    /** As which the callers act, if they are known by tokens. */
    private static final String TENANT = "local";

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Target target;
    private final Workload workload;
    private final MeasuredMachine machine;
    private final Consumer<String> say;
    private final Generator generator;
    private final Venue venue;
    private final String id = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final List<Phase> phases = new ArrayList<>();
    private int count;
    private double loadSeconds;

    /**
     * Nothing is sent yet.
     *
     * @param mostCallers of the closed loops that will be run; 0 for none
     */
    Run(
            Target target,
            Workload workload,
            MeasuredMachine machine,
            Options options,
            int mostCallers,
            Consumer<String> say)
            throws IOException, InterruptedException {
        this.target = target;
        this.workload = workload;
        this.machine = machine;
        this.say = say;
        URI url = target.url();
        var server = new InetSocketAddress(url.getHost(), url.getPort());
        this.generator = new Generator(
                server,
                Math.max(options.inFlight, mostCallers),
                Duration.ofMillis(options.patienceMs),
                DRAIN,
                options.retryAtOnce);
        this.venue = new Venue(url, target.token(TENANT), generator, target::metrics);
    }

    /** Makes the holds that are to be there before the load. */
    void live(Options options) throws IOException, InterruptedException {
        if (options.live > 0) {
            Target.Log log = target.log()
                    .orElseThrow(() ->
                            new TargetException(target.name() + " has no log to write holds to: leave --live out"));
            new LiveHolds(venue, log.bootstrapServers(), say).write("live-" + id, options.live, options.seed);
        }
    }

    /** Lets the code run that will be measured. */
    void warmUp(Options options, Load load) throws IOException, InterruptedException {
        if (options.warmUpSeconds > 0) {
            say.accept("warming up for %d s".formatted(options.warmUpSeconds));
            var _ = phase(load, prepare(load, true, options.seed));
        }
    }

    Report measure(Options options, int turn, Load load) throws IOException, InterruptedException {
        Feed feed = prepare(load, false, options.seed);
        say.accept("%s, %s, for %d s".formatted(workload.name(), load.words(), options.seconds));
        Meter meter = Meter.start(target);
        double loadedBefore = loadSeconds;
        Phase phase = phase(load, feed);
        Costs costs = meter.stop();
        List<String> notes = workload.finish(venue, phase);
        List<Window> windows = options.windows().stream()
                .map(span -> Window.of(phase, target.upNanos(), span))
                .toList();
        var before = new Before((phase.beganNanos() - target.upNanos()) / NANOS, loadedBefore);
        var asked = new Asked(
                turn, load, options.seconds, options.warmUpSeconds, options.inFlight, options.patienceMs, options.seed);
        return new Report(
                target.name(),
                target.settings(),
                workload.name(),
                asked,
                before,
                phase,
                costs,
                windows,
                notes,
                machine);
    }

    /** Whether what callers were told, and the target's own records, bear out the promises; what does not is said. */
    boolean audit() throws IOException, InterruptedException {
        say.accept("audit");
        boolean told = true;
        for (Phase phase : phases) {
            phase.conflict().forEach(say);
            told &= phase.conflicts() == 0;
        }
        return target.audit() && told;
    }

    private Phase phase(Load load, Feed feed) throws InterruptedException {
        workload.begin();
        Phase phase = generator.run(load, feed);
        loadSeconds += phase.seconds();
        phases.add(phase);
        return phase;
    }

    private Feed prepare(Load load, boolean warmUp, long seed) throws IOException, InterruptedException {
        var plan = new Plan("%s-%s-%d".formatted(workload.name(), id, count++), load, warmUp, seed);
        return workload.prepare(venue, plan);
    }

    @Override
    public void close() throws IOException {
        venue.close();
        generator.close();
    }
}
