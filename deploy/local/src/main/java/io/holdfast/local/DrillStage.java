package io.holdfast.local;

import io.holdfast.drill.Client;
import io.holdfast.drill.Drill;
import io.holdfast.drill.IssuedToken;
import io.holdfast.drill.Stage;
import io.holdfast.drill.StandIns;
import io.holdfast.local.StackFile.RunningPart;
import io.holdfast.schemas.Deadline;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUser;
import io.holdfast.schemas.Partitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stack that a drill breaks: two of those that share work, or two regions with one of each, and less patience than is right in front of
 * customers.
 */
final class DrillStage implements Stage {

    private static final int SESSION_MS = 6_000;
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MS = 200;
    private static final List<String> SETTINGS = List.of(
            "hold-processor:holdfast.hold.session-timeout-ms=" + SESSION_MS,
            "reservation-api:holdfast.payment.window-seconds=2",
            "payment-adapter:holdfast.payment.provider.timeout-ms=2000",
            "payment-adapter:holdfast.payment.reconcile-every=1s",
            "payment-adapter:holdfast.payment.reconcile-max-delay-ms=2000",
            "receipt-sender:holdfast.receipt.retry-max-ms=2000");

    private final StackPorts ports;
    private final List<String> regions;
    private final Path data;
    private final Optional<Partitions> partitions;
    private final boolean secure;
    private final List<Client> apis;
    private final StandIns standIns;
    private Optional<String> clock = Optional.empty();

    /**
     * A stack that does not run yet.
     *
     * @param drill one of those that share it: it says what they need
     */
    DrillStage(int port, Path data, Optional<Partitions> partitions, boolean secure, Drill drill) {
        this.partitions = partitions;
        this.secure = secure;
        this.ports = new StackPorts(port, drill.brokers());
        this.regions = drill.regions();
        this.data = data.toAbsolutePath().normalize();
        int second = regions.isEmpty() ? port + 1 : ports.next().first();
        IssuedToken token = secure ? IssuedToken.of(StackPorts.url(ports.issuer())) : IssuedToken.NONE;
        this.apis = List.of(new Client(StackPorts.url(port), token), new Client(StackPorts.url(second), token));
        this.standIns = new StandIns(
                StackPorts.url(ports.paymentProvider()),
                StackPorts.url(ports.inbox()),
                StackPorts.url(ports.of(Service.PAYMENT_ADAPTER, 0)),
                StackPorts.url(ports.management(Service.PAYMENT_ADAPTER, 0)),
                token);
    }

    void up() {
        start(List.of("--fresh"));
    }

    void down() {
        Main.run("down", "--data", data.toString());
    }

    boolean audit() {
        return Main.run("audit", "verify", "--data", data.toString()) == 0;
    }

    private void start(List<String> further) {
        var arguments = new ArrayList<>(
                List.of("up", "--detach", "--port", Integer.toString(ports.first()), "--data", data.toString()));
        arguments.addAll(
                regions.isEmpty()
                        ? List.of("--scale", "hold-processor=2", "--scale", "reservation-api=2")
                        : List.of("--regions", String.join(",", regions)));
        SETTINGS.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        partitions.ifPresent(chosen -> arguments.addAll(List.of("--partitions", Integer.toString(chosen.number()))));
        arguments.addAll(List.of("--brokers", Integer.toString(ports.brokers())));
        if (secure) {
            arguments.add("--secure");
        }
        clock.ifPresent(offset -> arguments.addAll(List.of("--broker-clock", offset)));
        arguments.addAll(further);
        if (Main.run(arguments.toArray(String[]::new)) != 0) {
            throw new StackException("the drill's stack did not start: see above");
        }
    }

    @Override
    public void restart(String... settings) {
        say("restart of everything" + (settings.length == 0 ? "" : " with " + String.join(", ", settings)));
        down();
        var further = new ArrayList<String>();
        for (String setting : settings) {
            further.addAll(List.of("--set", setting));
        }
        start(further);
    }

    @Override
    public void restart(Change whileDown, Optional<String> brokerClock) throws IOException {
        say("restart of everything"
                + brokerClock
                        .map(off -> " with the broker's clock off by " + off)
                        .orElse(""));
        down();
        whileDown.make();
        clock = brokerClock;
        start(List.of());
    }

    @Override
    public KafkaCluster administered() {
        return cluster(Security.ADMIN);
    }

    @Override
    public KafkaCluster administered(String region) {
        StackPorts block = region.equals(regions.getFirst()) ? ports : ports.next();
        return secure
                ? new Security(data.resolve(region)).cluster(block.bootstrapServers(), Security.ADMIN)
                : KafkaCluster.at(block.bootstrapServers());
    }

    @Override
    public void link(String... words) {
        say("link " + String.join(" ", words));
        var arguments = new ArrayList<>(List.of("link", "--data", data.toString()));
        arguments.addAll(List.of(words));
        if (Main.run(arguments.toArray(String[]::new)) != 0) {
            throw new StackException("the links could not be changed: see above");
        }
    }

    @Override
    public int region(String... words) {
        say("region " + String.join(" ", words));
        var arguments = new ArrayList<>(List.of("region"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--data", data.toString()));
        return Main.run(arguments.toArray(String[]::new));
    }

    @Override
    public void lose(String region) throws IOException, InterruptedException {
        say("kill -9 all of " + region);
        RegionExtent.NONE.write(data, region);
        var lost = new LocalRegion(data, region);
        for (RunningPart part : lost.running()) {
            part.process().handle().ifPresent(ProcessHandle::destroyForcibly);
        }
        lost.awaitStopped();
    }

    @Override
    public void revive(String region) throws IOException, InterruptedException {
        say("start of " + region + ", past the operator");
        new LocalRegion(data, region).bring(RegionExtent.ALL);
    }

    @Override
    public Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }

    @Override
    public List<Client> apis() {
        return apis;
    }

    @Override
    public StandIns standIns() {
        return standIns;
    }

    @Override
    public KafkaCluster kafka(KafkaUser user) {
        return cluster(user.name());
    }

    private KafkaCluster cluster(String user) {
        return secure
                ? new Security(data).cluster(ports.bootstrapServers(), user)
                : KafkaCluster.at(ports.bootstrapServers());
    }

    @Override
    public String registryUrl() {
        return StackPorts.url(ports.registry()) + "/apis/ccompat/v7";
    }

    @Override
    public int sessionTimeoutMs() {
        return SESSION_MS;
    }

    @Override
    public long pid(String part) throws IOException {
        return parts().stream()
                .filter(candidate -> candidate.title().equals(part))
                .mapToLong(candidate -> candidate.process().pid())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part " + part));
    }

    @Override
    public Path state(String part) {
        return data.resolve(part).resolve("state");
    }

    @Override
    public void awaitReady() {
        Deadline deadline = Deadline.in(READY_WITHIN);
        try {
            while (!allReady()) {
                deadline.pause(
                        LOOK_EVERY_MS,
                        () -> new StackException("not every part is ready after %d s: see %s"
                                .formatted(READY_WITHIN.toSeconds(), data.resolve("logs"))));
            }
        } catch (IOException unreadable) {
            throw new StackException("cannot read what runs in %s: %s".formatted(data, unreadable.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted");
        }
    }

    private boolean allReady() throws IOException, InterruptedException {
        for (RunningPart part : parts()) {
            if (!part.isReady(new Probe())) {
                return false;
            }
        }
        return true;
    }

    private List<RunningPart> parts() throws IOException {
        return new StackFile(data)
                .read()
                .orElseThrow(() -> new StackException("the drill's stack has gone: see " + data.resolve("logs")))
                .parts();
    }

    @Override
    public void say(String line) {
        System.out.println(line);
    }
}
