package io.holdfast.hold.app;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka Streams' clients, with a guard before the commands. */
final class GuardedClients extends DefaultKafkaClientSupplier {

    private final CommandGuard guard;

    GuardedClients(CommandGuard guard) {
        this.guard = guard;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
            @Override
            public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                guard.before(this);
                return guard.allowed(this, super.poll(timeout));
            }
        };
    }
}
