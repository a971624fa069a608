package io.holdfast.hold.audit.kafka;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Span;
import io.holdfast.schemas.Topic;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The topics of a cluster. */
public final class KafkaLog implements Log {

    private final Cluster cluster;

    /** A consumer costs some tens of milliseconds to make, so whoever has read a lane leaves his to the next. */
    private final Queue<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedQueue<>();

    private Cut cut;

    private KafkaLog(Cluster cluster, Cut cut) {
        this.cluster = cluster;
        this.cut = cut;
    }

    /**
     * The log as it is now.
     *
     * @throws io.holdfast.hold.audit.log.AuditException where the brokers are away or have not Holdfast's topics
     */
    public static KafkaLog open(Cluster cluster) {
        var log = new KafkaLog(cluster, Cuts.take(cluster));
        log.cut = Tails.complete(log.cut, log);
        return log;
    }

    @Override
    public Cut cut() {
        return cut;
    }

    @Override
    public Lane read(Topic topic, int partition, Span span) {
        Consumer<byte[], byte[]> consumer = idle.poll();
        return new KafkaLane(
                consumer == null ? new KafkaConsumer<>(cluster.consumer()) : consumer,
                idle::add,
                new TopicPartition(topic.name(), partition),
                span);
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
