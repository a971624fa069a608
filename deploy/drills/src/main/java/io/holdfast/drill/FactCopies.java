package io.holdfast.drill;

import static java.util.stream.Collectors.toMap;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.TopicReader;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** The copies of a region's facts in the other one, and how far the couriers there have brought them. To be closed. */
final class FactCopies implements AutoCloseable {

    private static final String GROUP = KafkaUsers.COURIER_GROUP;

    private final KafkaCluster cluster;
    private final Admin admin;
    private final String topic;

    /**
     * The copies in a cluster.
     *
     * @param cluster entered by who may change what the couriers have noted
     * @param from the region whose facts they are
     */
    FactCopies(KafkaCluster cluster, String from) {
        this.cluster = cluster;
        this.admin = Admin.create(cluster.client(Map.of()));
        this.topic = Copies.of(from, Topics.SEAT_EVENTS).name();
    }

    /** How many there are, each as often as it was copied. */
    long count() throws ExecutionException, InterruptedException {
        return ends().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where the facts are that there are copies of, however often each was copied. */
    Set<Origin> originals() {
        var originals = new HashSet<Origin>();
        try (var copies = TopicReader.of(cluster, List.of(topic))) {
            copies.toEnd(copy -> originals.add(Origin.of(copy.headers()).orElseThrow()));
        }
        return originals;
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        return ends(admin, topic);
    }

    /** Where each partition of a topic ends. */
    static Map<TopicPartition, Long> ends(Admin admin, String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                        .flatMap(described -> described.partitions().stream())
                        .collect(toMap(
                                partition -> new TopicPartition(topic, partition.partition()),
                                _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Has the couriers forget what they brought: the next one brings everything again. None of them must run. */
    void forgetBrought() throws ExecutionException, InterruptedException {
        Awaitility.await().atMost(Checks.SOON).until(this::nobodyReads);
        Map<TopicPartition, OffsetAndMetadata> beginning =
                ends().keySet().stream().collect(toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
        admin.alterConsumerGroupOffsets(GROUP, beginning).all().get();
    }

    private boolean nobodyReads() throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                .allMatch(group -> group.groupState() == GroupState.EMPTY);
    }

    /** Returns when the couriers have brought all that was copied. */
    void awaitBrought() {
        Awaitility.await().atMost(Checks.SOON).until(() -> {
            Map<TopicPartition, OffsetAndMetadata> brought = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends().entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .allMatch(end -> Objects.nonNull(brought.get(end.getKey()))
                            && brought.get(end.getKey()).offset() >= end.getValue());
        });
    }

    @Override
    public void close() {
        admin.close();
    }
}
