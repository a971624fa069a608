package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The broker's settings: KRaft, broker and controller in one process, on loopback. */
final class BrokerSettings {

    private static final Pattern LISTENER = Pattern.compile("(?m)^listeners=PLAINTEXT://127\\.0\\.0\\.1:(\\d+),");

    private BrokerSettings() {}

    /** The plan of the stack that was last started on a folder: its ports are in the broker's settings. */
    static Optional<StackPlan> planOf(Path home, Path data) throws IOException {
        Path file = data.resolve("broker").resolve("server.properties");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher listener = LISTENER.matcher(Files.readString(file));
        if (!listener.find()) {
            throw new StackException("%s does not say where the broker listens".formatted(file));
        }
        var ports = new Ports(Integer.parseInt(listener.group(1)) - Ports.BROKER);
        return Optional.of(new StackPlan(home, data, ports, Map.of(), Map.of()));
    }

    static void write(StackPlan plan) throws IOException {
        Path file = plan.brokerSettings();
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                # Topics come from their declaration: a misspelt name is an error, not a new topic.
                auto.create.topics.enable=false
                # One broker, so one copy.
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                # By default fifty partitions each, made for clusters: they would only take longer to load.
                offsets.topic.num.partitions=4
                transaction.state.log.num.partitions=4
                # By default a new group waits 3 s for further members.
                group.initial.rebalance.delay.ms=0
                # How soon a dead processor's open transaction is found to be over; by default every 10 s.
                transaction.abort.timed.out.transaction.cleanup.interval.ms=500
                # Preallocated index files: 10 MiB for each of hundreds of partitions would fill a laptop's disk.
                log.index.size.max.bytes=1048576
                """.formatted(
                        plan.ports().broker(),
                        plan.ports().controller(),
                        plan.data().resolve("broker").resolve("log")));
    }
}
