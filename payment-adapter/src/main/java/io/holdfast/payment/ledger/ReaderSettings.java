package io.holdfast.payment.ledger;

import io.holdfast.schemas.KafkaCluster;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How the ledger is read. */
public final class ReaderSettings {

    private ReaderSettings() {}

    /** A consumer without a group: every instance reads everything. */
    public static Consumer<String, byte[]> consumer(KafkaCluster cluster, String clientId) {
        Map<String, Object> settings = cluster.client(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientId + "-ledger",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                // A fence waits for it: no longer than a request under way.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100,
                // Back at work within a second of the brokers' return.
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
