package io.holdfast.hold.audit.kafka;

import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks for offsets, by partition. */
final class Offsets {

    /** The owner of the seats, and so the group whose commits say how far it has come. */
    private static final String OWNER = KafkaUsers.HOLD_PROCESSOR.name();

    private final Admin admin;
    private final Set<String> there;
    private final Partitions partitions;

    Offsets(Admin admin, Set<String> there, Partitions partitions) {
        this.admin = admin;
        this.there = there;
        this.partitions = partitions;
    }

    /** Offsets of committed records; the latest lies before the first open transaction. */
    List<Long> of(Topic topic, OffsetSpec spec) throws ExecutionException, InterruptedException {
        return ask(topic, spec, IsolationLevel.READ_COMMITTED).stream()
                .map(ListOffsetsResultInfo::offset)
                .toList();
    }

    /** Where each partition ends, open transactions included. */
    List<Long> written(Topic topic) throws ExecutionException, InterruptedException {
        return ask(topic, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED).stream()
                .map(ListOffsetsResultInfo::offset)
                .toList();
    }

    long newestMs() throws ExecutionException, InterruptedException {
        return ask(Topics.SEAT_COMMANDS, OffsetSpec.maxTimestamp(), IsolationLevel.READ_UNCOMMITTED).stream()
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .filter(stamp -> stamp > 0)
                .max()
                .orElse(0);
    }

    /** What the owner of the seats has committed, and with it the outcomes of the commands before it. */
    Map<Integer, Long> committed() throws ExecutionException, InterruptedException {
        Map<Integer, Long> committed = new HashMap<>();
        try {
            Map<TopicPartition, OffsetAndMetadata> all = admin.listConsumerGroupOffsets(
                            OWNER, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get();
            all.forEach((partition, offset) -> {
                if (partition.topic().equals(Topics.SEAT_COMMANDS.name()) && offset != null) {
                    committed.put(partition.partition(), offset.offset());
                }
            });
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof GroupIdNotFoundException)) {
                throw failed;
            }
        }
        return committed;
    }

    private List<ListOffsetsResultInfo> ask(Topic topic, OffsetSpec spec, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        if (!there.contains(topic.name())) {
            return Collections.nCopies(
                    partitions.count(topic), new ListOffsetsResultInfo(0, -1, java.util.Optional.empty()));
        }
        List<TopicPartition> all = partitions.of(topic);
        Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(
                        all.stream().collect(Collectors.toMap(partition -> partition, _ -> spec)),
                        new ListOffsetsOptions(isolation))
                .all()
                .get();
        return all.stream().map(found::get).toList();
    }
}
