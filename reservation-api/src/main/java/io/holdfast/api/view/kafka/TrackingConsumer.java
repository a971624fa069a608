package io.holdfast.api.view.kafka;

import io.holdfast.api.view.ViewPositions;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer that tells how far its records are processed. The caller of a poll has processed what earlier polls returned, so the position at
 * the beginning of a poll is that of the views. Unlike the offset of the last record it also counts transaction markers.
 */
final class TrackingConsumer extends KafkaConsumer<byte[], byte[]> {

    private final ViewPositions positions;

    TrackingConsumer(Map<String, Object> config, ViewPositions positions) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.positions = positions;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        for (var partition : assignment()) {
            positions.publish(partition, position(partition));
        }
        return super.poll(timeout);
    }
}
