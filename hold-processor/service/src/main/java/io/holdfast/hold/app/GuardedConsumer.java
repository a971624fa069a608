package io.holdfast.hold.app;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer of commands, behind its guard. */
final class GuardedConsumer extends KafkaConsumer<byte[], byte[]> {

    private final CommandGuard guard;

    GuardedConsumer(Map<String, Object> config, CommandGuard guard) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.guard = guard;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        guard.before(this);
        return guard.allowed(this, super.poll(timeout));
    }
}
