package io.holdfast.api.view.kafka;

import io.holdfast.api.view.ViewPositions;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka Streams' clients, with a global consumer that tells how far it has come. */
final class TrackingClients extends DefaultKafkaClientSupplier {

    private final ViewPositions positions;

    TrackingClients(ViewPositions positions) {
        this.positions = positions;
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return new TrackingConsumer(config, positions);
    }
}
