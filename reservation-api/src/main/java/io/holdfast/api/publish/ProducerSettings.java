package io.holdfast.api.publish;

import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How commands are produced. */
final class ProducerSettings {

    private ProducerSettings() {}

    static Map<String, Object> of(KafkaCluster cluster, String clientId) {
        return cluster.client(Map.ofEntries(
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, clientId),
                Map.entry(ProducerConfig.PARTITIONER_CLASS_CONFIG, EventPartitioner.class),
                // What is answered is in every in-sync replica, once, whatever the producer had to repeat.
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // A caller waits for each command, and none waits for company; but while a request is on its way to a
                // broker, what comes in meanwhile goes together with the next one: the busier, the fewer requests.
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024),
                // How long a call hangs if the cluster can't be found: under the default wait of 2 s.
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000),
                // Two lost requests and a new leader fit into the delivery time-out; after it the caller is long gone.
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
                // Back at work within a second of the brokers' return; the first tries come sooner.
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 50),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                // Tens of thousands of commands; if even these do not drain, refusing is the honest answer.
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024),
                // The topic refuses more; better to hear it here, where it counts as never sent.
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.SEAT_COMMANDS.maxMessageBytes())));
    }
}
