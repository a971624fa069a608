package io.holdfast.receipt.ledger;

import io.holdfast.schemas.KafkaCluster;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How a whole topic is read. */
final class ViewSettings {

    private ViewSettings() {}

    static Map<String, Object> of(KafkaCluster cluster, String clientId) {
        return cluster.client(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientId,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                // There is no group to commit for: each start reads all of it.
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                // A topic that is missing is the setup's mistake; made by a reader, it would have other partitions.
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                // Back at work within a second of the brokers' return; the first tries come sooner.
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500));
    }
}
