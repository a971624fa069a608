package io.holdfast.local;

import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.limits.RegionNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a stack. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything on loopback and says so when it is ready. Ctrl-C stops it in order.",
            "It takes a block of 50 ports from --port: reservation-api +0…, hold-processor +10…, payment-adapter +20…, receipt-sender +30…, broker +40, controller +41, registry +42 and +43, payment provider +44, SMTP +45, inbox +46. Health and metrics of a service are 5,500 above its own port. With --secure the issuer of tokens is at +5540. If a block that begins 5,500 above --port would pass port 65,535, they are 5,500 below instead, and the issuer is at -5460.",
            "With --brokers 3 also: the second broker +50 and +51, the third +52 and +53, links +54 to +56, their control +57.",
            "With --regions there are two such blocks, the second behind the first: each region's mirror is +48 of its own, and its broker for the mirrors of other regions +49. The stand-ins of both are the first's; on the second block +44 tells the links what to do, and +45 and +46 are the links to the first and to the second region.",
            "DATA/prometheus.yml tells a Prometheus how to look at it: docs/dashboards.md."
        })
final class UpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "8080", description = "First port (default ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private StackFolder stack = new StackFolder();

    @Option(names = "--scale", description = "How many of a service, such as hold-processor=2 (default 1 of each).")
    private Map<String, Integer> scale = new HashMap<>();

    @Option(
            names = "--partitions",
            description =
                    "Partitions of each topic that is keyed by an event; fixed when the state begins (default 6, or what was begun with).")
    private @Nullable Integer partitions;

    @Option(
            names = "--brokers",
            defaultValue = "1",
            description =
                    "Brokers of the log: 1, or 3 with three copies of each record; two must be there before it is acknowledged (default ${DEFAULT-VALUE}); fixed when the state begins.")
    private int brokers;

    @Option(
            names = "--regions",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Two regions, such as eu,us: a whole stack for each, in DATA/eu and DATA/us, and a mirror for each that copies the other's log. The first is the home of events whose id names none. Fixed when the state begins.")
    private List<String> regions = new ArrayList<>();

    @Option(
            names = "--set",
            description = "A setting of a service, such as hold-processor:holdfast.hold.session-timeout-ms=8000.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--jvm",
            description =
                    "An argument of every JVM, such as -XX:TieredStopAtLevel=4 (both compilers); it prevails over those that the stack gives them by itself.")
    private List<String> jvm = new ArrayList<>();

    @Option(
            names = "--secure",
            description =
                    "TLS, a user for each service and the rights of production at the broker, and callers that are known by their tokens, which ./holdfast token prints; passwords, keys and the certificate are made in the data folder.")
    private boolean secure;

    @Option(
            names = "--tokens",
            hidden = true,
            description = "Callers are known by their tokens as with --secure, and the broker is open: for the bench.")
    private boolean tokens;

    @Option(
            names = "--broker-clock",
            description =
                    "What the brokers' clocks are off, such as +8d or -30s, or that of one, such as broker-1=+30s; needs libfaketime (Debian's package libfaketime).")
    private @Nullable String brokerClock;

    @Option(
            names = "--log-alone",
            hidden = true,
            description = "Starts the broker alone, without a topic: for the bench.")
    private boolean logAlone;

    @Option(names = "--fresh", description = "Deletes the state first.")
    private boolean fresh;

    @Option(names = "--detach", description = "Returns when all is ready, and leaves it running.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalPlan plan = plan();
        DataFolder folder = new DataFolder(plan.data());
        folder.requireIdle(System.out::println);
        // Before anything is deleted for a stack that cannot start.
        plan.ports().forEach(used -> requirePort(used.who(), used.port()));
        folder.begin(fresh);
        folder.requireBegun(plan);
        PrometheusFile.write(plan);
        if (detach) {
            return Detached.start(
                    plan, spec.commandLine().getParent().getParseResult().originalArgs(), !logAlone);
        }
        var supervisor = new Supervisor(plan, System.out::println);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopInOrder(supervisor, stopped)));
        try {
            supervisor.run(logAlone ? Supervisor.Extent.LOG : Supervisor.Extent.ALL);
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** On Ctrl-C or a request to end. An orderly stop is what was asked for, and so no failure, which is what the JVM would call it. */
    private static void stopInOrder(Supervisor supervisor, CountDownLatch stopped) {
        if (stopped.getCount() == 0) {
            return;
        }
        boolean wasReady = supervisor.requestStop();
        try {
            stopped.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        Runtime.getRuntime().halt(wasReady ? 0 : 1);
    }

    private LocalPlan plan() throws IOException {
        Map<Service, Integer> counts = new EnumMap<>(Service.class);
        scale.forEach((kind, count) -> {
            if (count < 1 || count > StackPorts.INSTANCES) {
                throw new WrongCallException("--scale %s must be 1 to %d".formatted(kind, StackPorts.INSTANCES));
            }
            counts.put(service("--scale", kind), count);
        });
        Map<Service, List<String>> given = new EnumMap<>(Service.class);
        for (String setting : settings) {
            String[] kindAndRest = setting.split(":", 2);
            if (kindAndRest.length != 2 || !kindAndRest[1].contains("=")) {
                throw new WrongCallException("--set takes SERVICE:KEY=VALUE, not " + setting);
            }
            given.computeIfAbsent(service("--set", kindAndRest[0]), _ -> new ArrayList<>())
                    .add(kindAndRest[1]);
        }
        try {
            StackPlan plan = new StackPlan(
                    ToolProcess.project(),
                    DataFolder.real(stack.path()),
                    new StackPorts(port, brokers),
                    counts,
                    given,
                    Optional.ofNullable(partitions).map(Partitions::new),
                    jvm,
                    locks(),
                    Optional.empty(),
                    Optional.ofNullable(brokerClock));
            return regions.isEmpty() ? LocalPlan.of(plan) : LocalPlan.of(plan, regions());
        } catch (IllegalArgumentException outOfBounds) {
            throw new WrongCallException(String.valueOf(outOfBounds.getMessage()));
        }
    }

    private Locks locks() {
        if (secure) {
            return Locks.ALL;
        }
        return tokens ? Locks.CALLERS : Locks.NONE;
    }

    /** Refuses what is no choice of regions. */
    private List<String> regions() {
        for (String region : regions) {
            RegionNames.problem(region).ifPresent(problem -> {
                throw new WrongCallException("--regions: the name of a region, '%s', %s".formatted(region, problem));
            });
        }
        if (regions.size() != RegionPlan.REGIONS || Set.copyOf(regions).size() != RegionPlan.REGIONS) {
            throw new WrongCallException(
                    "--regions takes the names of two regions, such as eu,us, not " + String.join(",", regions));
        }
        if (brokers > 1) {
            throw new WrongCallException(
                    "--regions cannot be given with --brokers %d: here each region has one broker".formatted(brokers));
        }
        return regions;
    }

    private Service service(String option, String kind) {
        return Service.named(kind)
                .orElseThrow(() -> new WrongCallException("%s knows no service %s".formatted(option, kind)));
    }

    private void requirePort(String who, int needed) {
        if (!Probe.free(needed)) {
            throw new StackException("port %d, for %s, is taken: end what listens there, or choose another --port"
                    .formatted(needed, who));
        }
    }
}
