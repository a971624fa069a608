package io.holdfast.hold.takeover;

import io.holdfast.hold.takeover.CommandWriter.ToSend;
import io.holdfast.hold.tool.ToolCluster;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Deadline;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.SeatEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** One partition of this region's log. For one thread. */
final class Decisions implements Commands, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final AvroSerde<SeatEvent> serde;
    private final CommandWriter writer;

    /**
     * Of this partition.
     *
     * @param writer appends the commands
     */
    Decisions(KafkaCluster cluster, int partition, AvroSerde<SeatEvent> serde, CommandWriter writer) {
        this.writer = writer;
        this.partition = new TopicPartition(Topics.SEAT_EVENTS.name(), partition);
        this.serde = serde;
        this.consumer = ToolCluster.consumer(cluster, Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"));
        consumer.assign(List.of(this.partition));
        consumer.seek(this.partition, end());
    }

    private long end() {
        return consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
    }

    @Override
    public List<List<Object>> decide(List<ToSend> commands) {
        List<Long> offsets = writer.write(commands);
        Map<Long, List<Object>> facts = of(offsets);
        return offsets.stream()
                .map(offset -> facts.getOrDefault(offset, List.of()))
                .toList();
    }

    private Map<Long, List<Object>> of(List<Long> commands) {
        Set<Long> open = new HashSet<>(commands);
        Map<Long, List<Object>> facts = new TreeMap<>();
        Deadline deadline = Deadline.in(PATIENCE);
        while (!open.isEmpty()) {
            int before = open.size();
            read(commands, facts);
            open.removeAll(facts.keySet());
            deadline = open.size() < before ? Deadline.in(PATIENCE) : deadline;
            if (deadline.passed()) {
                throw new IllegalStateException(
                        "%d commands in partition %d of this region's log are not decided after %d s: see whether hold-processor runs here, and call again"
                                .formatted(open.size(), partition.partition(), PATIENCE.toSeconds()));
            }
        }
        // All facts of a command are committed at once, but need not come in one poll.
        long end = end();
        while (consumer.position(partition) < end) {
            read(commands, facts);
        }
        return facts;
    }

    private void read(List<Long> commands, Map<Long, List<Object>> facts) {
        Set<Long> asked = Set.copyOf(commands);
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            LogPosition cause = RecordHeaders.cause(record.headers());
            if (cause != null && cause.partition() == partition.partition() && asked.contains(cause.offset())) {
                facts.computeIfAbsent(cause.offset(), _ -> new ArrayList<>())
                        .add(serde.decode(record.value()).getFact());
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
