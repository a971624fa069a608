package io.holdfast.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads topics to their ends. */
final class Records {

    private static final Duration POLL = Duration.ofMillis(200);

    private Records() {}

    /** Every record that a topic has now, partition after partition. */
    static List<ConsumerRecord<byte[], byte[]>> all(Consumer<byte[], byte[]> consumer, String topic) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var info : consumer.partitionsFor(topic)) {
            var partition = new TopicPartition(topic, info.partition());
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                records.addAll(consumer.poll(POLL).records(partition));
            }
        }
        return records;
    }
}
