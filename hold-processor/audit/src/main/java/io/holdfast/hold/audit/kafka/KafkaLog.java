package io.holdfast.hold.audit.kafka;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Span;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/** The topics of a cluster. */
public final class KafkaLog implements Log {

    private static final int MIB = 1024 * 1024;

    /** A broker that is away is told of soon; the default is a minute. */
    static final int API_TIMEOUT_MS = 15_000;

    private static final Map<String, Object> CONSUMER = Map.of(
            // What was aborted was never decided.
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            // No group, and so nothing to commit: the audit leaves no trace on the cluster.
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            // Records that went away and were to be read are to be seen, not to be passed over.
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            // Whole stretches are read at once; this bounds the memory of a lane.
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            2 * MIB,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            2 * MIB,
            ConsumerConfig.RECEIVE_BUFFER_CONFIG,
            MIB,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2_000,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            API_TIMEOUT_MS);

    private final KafkaCluster cluster;

    /** A consumer costs some tens of milliseconds to make, so a finished lane leaves its own to the next. */
    private final Queue<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedQueue<>();

    private Cut cut;

    private KafkaLog(KafkaCluster cluster, Cut cut) {
        this.cluster = cluster;
        this.cut = cut;
    }

    /**
     * The log as it is now.
     *
     * @throws io.holdfast.hold.audit.log.AuditException where the brokers are away or have not Holdfast's topics
     */
    public static KafkaLog open(KafkaCluster cluster) {
        var log = new KafkaLog(cluster, Cuts.take(cluster));
        log.cut = Tails.complete(log.cut, log);
        return log;
    }

    /**
     * The copies of another region's log as they are now, under their own names; see {@link io.holdfast.hold.audit.copies.CopiedLog}.
     *
     * @throws io.holdfast.hold.audit.log.AuditException if the brokers are away
     */
    public static KafkaLog ofCopies(KafkaCluster cluster, String region) {
        return new KafkaLog(cluster, Cuts.takeCopies(cluster, region));
    }

    @Override
    public Cut cut() {
        return cut;
    }

    @Override
    public Lane read(Topic topic, int partition, Span span) {
        Consumer<byte[], byte[]> consumer = idle.poll();
        return new KafkaLane(
                consumer == null ? consumer() : consumer, idle::add, new TopicPartition(topic.name(), partition), span);
    }

    private Consumer<byte[], byte[]> consumer() {
        return cluster.consumer(CONSUMER);
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> consumer = idle.poll();
        while (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            consumer = idle.poll();
        }
    }
}
