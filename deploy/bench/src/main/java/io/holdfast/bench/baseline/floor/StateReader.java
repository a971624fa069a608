package io.holdfast.bench.baseline.floor;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

/** Reads the state topic on a thread of its own until the process ends. */
final class StateReader {

    private static final Duration POLL = Duration.ofMillis(500);

    private StateReader() {}

    static void start(
            FloorClients clients, IsolationLevel isolation, Consumer<ConsumerRecord<String, byte[]>> records) {
        Thread.ofPlatform().name("state-" + isolation).start(() -> {
            try (var consumer = clients.consumer(FloorTopics.STATE, isolation)) {
                while (true) {
                    consumer.poll(POLL).forEach(records);
                }
            }
        });
    }
}
