package io.holdfast.system;

import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** How far consumer groups have come. */
final class Groups {

    private Groups() {}

    /** Waits until a group has committed everything that stands on a topic now; markers of transactions are no records. */
    static void awaitEnd(String group, Topic topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Stack.BOOTSTRAP))) {
            Map<TopicPartition, Long> ends = ends(admin, topic);
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                return ends.entrySet().stream().allMatch(end -> {
                    OffsetAndMetadata position = committed.get(end.getKey());
                    // The last offset of a partition that was written in transactions is a marker, which nobody reads.
                    return end.getValue() == 0 || (position != null && position.offset() >= end.getValue() - 1);
                });
            });
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Topic topic) {
        Map<TopicPartition, OffsetSpec> latest = Partitions.DEFAULT.of(topic).stream()
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        try {
            return admin
                    .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
