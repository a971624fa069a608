package io.holdfast.hold.app;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka Streams' clients, with a guard before the commands. */
final class GuardedClients extends DefaultKafkaClientSupplier {

    private final CommandGuard guard;

    GuardedClients(CommandGuard guard) {
        this.guard = guard;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new GuardedConsumer(config, guard);
    }
}
