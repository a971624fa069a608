package io.holdfast.api.fence;

import io.holdfast.api.view.ViewPositions;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks the cluster. Ends are read uncommitted: what an open transaction holds may be committed a moment later. */
final class KafkaFenceSource implements FenceSource {

    /** The owner's consumer group, which is its Streams application id. */
    private static final String OWNER = KafkaUsers.HOLD_PROCESSOR.name();

    /** Longer than any healthy cluster needs; callers whose wait is shorter do not wait for this. */
    private static final long ANSWER_MS = 3_000;

    private final Admin admin;
    private final ViewPositions positions;

    KafkaFenceSource(KafkaCluster cluster, String clientId, ViewPositions positions) {
        this.admin = Admin.create(cluster.client(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG, clientId,
                // A question that is not answered soon is asked anew for the callers that wait by then.
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)));
        this.positions = positions;
    }

    @Override
    public Map<Integer, Long> commandEnds(Set<Integer> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        return ends(Topics.SEAT_COMMANDS, partitions);
    }

    @Override
    public Map<Integer, Long> decided() throws ExecutionException, InterruptedException, TimeoutException {
        var next = new HashMap<Integer, Long>();
        committed().forEach((partition, offset) -> {
            if (offset != null && partition.topic().equals(Topics.SEAT_COMMANDS.name())) {
                next.put(partition.partition(), offset.offset());
            }
        });
        return next;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed()
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return admin.listConsumerGroupOffsets(OWNER)
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw failed;
        }
    }

    @Override
    public Map<Integer, Long> stateEnds(Set<Integer> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        return ends(Topics.STATE, partitions);
    }

    @Override
    public boolean reached(int partition, long stateEnd) {
        return positions.reach(Map.of(new TopicPartition(Topics.STATE.name(), partition), stateEnd));
    }

    private Map<Integer, Long> ends(Topic topic, Set<Integer> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        var latest = partitions.stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic.name(), partition), _ -> OffsetSpec.latest()));
        var ends = new HashMap<Integer, Long>();
        admin.listOffsets(latest)
                .all()
                .get(ANSWER_MS, TimeUnit.MILLISECONDS)
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close();
    }
}
