package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The broker's settings: KRaft, broker and controller in one process, on loopback. */
final class BrokerSettings {

    private BrokerSettings() {}

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
