package io.holdfast.api.view;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads this instance's partition of the replies, from now on: older ones are in the views. */
final class ReplyReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Replies replies;
    private final Thread thread;

    /**
     * Starts it.
     *
     * @param onFailure called where it can't go on
     */
    ReplyReader(KafkaCluster cluster, String clientId, int partition, Replies replies, Consumer<Throwable> onFailure) {
        this.replies = replies;
        this.consumer = new KafkaConsumer<>(
                settings(cluster, clientId), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(Topics.REPLIES.name(), partition)));
        consumer.seekToEnd(consumer.assignment());
        this.thread = Thread.ofPlatform()
                .name("replies")
                .daemon()
                .uncaughtExceptionHandler((reader, failure) -> onFailure.accept(failure))
                .start(this::read);
    }

    private static Map<String, Object> settings(KafkaCluster cluster, String clientId) {
        return cluster.client(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientId,
                // No group: each instance reads its own partition, and remembers nothing of it.
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                // A caller waits for each: nothing is gained by larger fetches.
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500));
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(record -> replies.arrived(record.key(), record.value()));
            }
        } catch (WakeupException closed) {
            // As it was asked to.
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(POLL);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
