package io.holdfast.shell;

import io.holdfast.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The compacted topics that a service reads as a whole. */
public final class CompactedTopics implements AutoCloseable {

    private final Function<Topic, Consumer<String, byte[]>> consumers;
    private final BiConsumer<String, Throwable> onFailure;
    private final List<CompactedTopic> topics = new CopyOnWriteArrayList<>();

    /**
     * Topics that {@link #reader} adds.
     *
     * @param consumers makes a consumer of a topic
     * @param onFailure called with what failed and why, when a topic cannot be read on
     */
    public CompactedTopics(
            Function<Topic, Consumer<String, byte[]>> consumers, BiConsumer<String, Throwable> onFailure) {
        this.consumers = consumers;
        this.onFailure = onFailure;
    }

    /** Topics of this service's cluster; the process ends when one cannot be read on. */
    static CompactedTopics of(ServiceInstance service) {
        return new CompactedTopics(
                topic -> new KafkaConsumer<>(
                        settings(service, topic), new StringDeserializer(), new ByteArrayDeserializer()),
                service::exit);
    }

    private static Map<String, Object> settings(ServiceInstance service, Topic topic) {
        return service.kafka()
                .client(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        service.clientId() + "-reads-" + topic.name(),
                        // There is no group to commit for: each start reads all of it.
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        // A topic that is missing is the set-up's mistake; made by a reader, it would have other
                        // partitions.
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        // Back at work within a second of the brokers' return; the first tries come sooner.
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500));
    }

    /**
     * A reader of a topic that has not begun.
     *
     * @param apply as for {@link CompactedTopic}
     */
    public CompactedTopic reader(Topic topic, java.util.function.Consumer<ConsumerRecord<String, byte[]>> apply) {
        var reader = new CompactedTopic(
                topic,
                consumers.apply(topic),
                apply,
                failure -> onFailure.accept(topic.name() + " cannot be read", failure));
        topics.add(reader);
        return reader;
    }

    /** Whether each has been read to where it ended at the start. */
    public boolean loaded() {
        return topics.stream().allMatch(CompactedTopic::loaded);
    }

    @Override
    public void close() {
        topics.forEach(CompactedTopic::close);
    }
}
