package io.holdfast.api.view.kafka;

import io.holdfast.api.view.ViewPositions;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka Streams' clients, with a global consumer that tells how far it has come. */
final class TrackingClients extends DefaultKafkaClientSupplier {

    private final ViewPositions positions;

    TrackingClients(ViewPositions positions) {
        this.positions = positions;
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
            // The caller of a poll has processed what earlier polls returned, so the position at the beginning of a
            // poll is that of the
            // views. Unlike the offset of the last record it also counts transaction markers.
            @Override
            public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                for (var partition : assignment()) {
                    positions.publish(partition, position(partition));
                }
                return super.poll(timeout);
            }
        };
    }
}
