package io.holdfast.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A topic of one partition with a few records, which is read as a whole and written to by hand. */
public final class SmallTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaCluster cluster;
    private final TopicPartition partition;

    /** This topic. */
    public SmallTopic(KafkaCluster cluster, Topic topic) {
        this.cluster = cluster;
        this.partition = new TopicPartition(topic.name(), 0);
    }

    /**
     * All that it has now, in its order.
     *
     * @throws IllegalStateException if it cannot be read to its end within half a minute, saying what to do
     */
    public List<ConsumerRecord<byte[], byte[]>> read() {
        try (Reader reader = reader()) {
            return reader.toEnd();
        }
    }

    /** Reads from the beginning on, also what comes later. */
    Reader reader() {
        return new Reader(cluster, partition);
    }

    /** One that reads record after record. For one thread, but for {@link #wake}. */
    static final class Reader implements AutoCloseable {

        private final KafkaCluster cluster;
        private final TopicPartition partition;
        private final KafkaConsumer<byte[], byte[]> consumer;

        private Reader(KafkaCluster cluster, TopicPartition partition) {
            this.cluster = cluster;
            this.partition = partition;
            this.consumer = cluster.consumer(Map.of());
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
        }

        /**
         * What is there now and was not read yet.
         *
         * @throws IllegalStateException if it cannot be read to its end within half a minute, saying what to do
         */
        List<ConsumerRecord<byte[], byte[]>> toEnd() {
            return cluster.ask(this::readToEnd);
        }

        private List<ConsumerRecord<byte[], byte[]>> readToEnd() {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            Deadline deadline = Deadline.in(PATIENCE);
            while (consumer.position(partition, PATIENCE) < end) {
                records.addAll(next(PATIENCE));
                if (deadline.passed()) {
                    throw new KafkaException(
                            "%s could not be read within %d s".formatted(partition.topic(), PATIENCE.toSeconds()));
                }
            }
            return records;
        }

        /** What comes within this time; nothing while the cluster is away. */
        List<ConsumerRecord<byte[], byte[]>> next(Duration within) {
            return consumer.poll(within).records(partition);
        }

        /** Ends {@link #next} with a {@link org.apache.kafka.common.errors.WakeupException}. */
        void wake() {
            consumer.wakeup();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    /**
     * Appends a record, and waits until every in-sync replica has it.
     *
     * @throws KafkaException if it may not be there
     */
    public void append(String key, byte[] value) throws InterruptedException {
        try (var producer = cluster.producer(Map.of())) {
            byte[] name = key.getBytes(StandardCharsets.UTF_8);
            var _ = producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), name, value))
                    .get();
        } catch (ExecutionException failed) {
            throw new KafkaException("%s could not be written to".formatted(partition.topic()), failed.getCause());
        }
    }
}
