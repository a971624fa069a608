package io.holdfast.hold.audit.log;

import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A log in memory: that of a simulation, or one that a test tampers with. Appended to by one thread, and not while it is read. */
public class MemoryLog implements Log {

    private final Partitions partitions;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<TopicPartition, Long> ledgersBefore = new HashMap<>();
    private final Map<Integer, Long> decided = new HashMap<>();
    private long untilMs;

    /** An empty log. Each topic has this number of partitions. */
    public MemoryLog(Partitions partitions) {
        this.partitions = partitions;
    }

    /** The records of a partition, to be read or tampered with. */
    public List<ConsumerRecord<byte[], byte[]>> records(Topic topic, int partition) {
        return records.computeIfAbsent(new TopicPartition(topic.name(), partition), _ -> new ArrayList<>());
    }

    /** Appends a record, and returns it. */
    public ConsumerRecord<byte[], byte[]> append(
            Topic topic, int partition, long stampMs, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        ConsumerRecord<byte[], byte[]> record =
                record(topic, partition, end(topic, partition), stampMs, key, value, headers);
        records(topic, partition).add(record);
        return record;
    }

    /** A record at a place of its own, for a log that is not as it was written. */
    @SuppressWarnings("NullAway") // Kafka's records have keys and values that are null.
    public static ConsumerRecord<byte[], byte[]> record(
            Topic topic,
            int partition,
            long offset,
            long stampMs,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        return new ConsumerRecord<>(
                topic.name(),
                partition,
                offset,
                stampMs,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    /** The commands of a partition from this offset on are not decided yet. Without it all of them are. */
    public void decidedTo(int partition, long offset) {
        decided.put(partition, offset);
    }

    /** What comes to the ledgers from here on is newer than the cut. Without it nothing is. */
    public void cutLedgersHere() {
        for (Topic ledger : List.of(Topics.PAYMENTS, Topics.RECEIPTS)) {
            for (TopicPartition partition : partitions.of(ledger)) {
                ledgersBefore.put(partition, end(ledger, partition.partition()));
            }
        }
    }

    /** The cut is taken at this time or later, in milliseconds. */
    public void cutNotBefore(long ms) {
        untilMs = ms;
    }

    private List<ConsumerRecord<byte[], byte[]>> all(Topic topic, int partition) {
        return records.getOrDefault(new TopicPartition(topic.name(), partition), List.of());
    }

    /** The offset that the next record will have. */
    public long end(Topic topic, int partition) {
        return span(all(topic, partition)).to();
    }

    private static Span span(List<ConsumerRecord<byte[], byte[]>> own) {
        return own.isEmpty()
                ? Span.NONE
                : new Span(own.getFirst().offset(), own.getLast().offset() + 1);
    }

    private Span span(String topic, int partition) {
        return span(records.getOrDefault(new TopicPartition(topic, partition), List.of()));
    }

    /** Those that every log has, and the copies of other logs that were appended to. */
    private Set<String> topics() {
        return Stream.concat(
                        Topics.ALL.stream().map(Topic::name),
                        records.keySet().stream().map(TopicPartition::topic))
                .collect(Collectors.toSet());
    }

    @Override
    public Cut cut() {
        List<Cut.Part> parts = new ArrayList<>();
        Map<String, List<Span>> wholes = new HashMap<>();
        long newestMs = untilMs;
        for (int partition = 0; partition < partitions.number(); partition++) {
            Map<String, Span> spans = new HashMap<>();
            Map<String, Long> ledgers = new HashMap<>();
            for (String topic : topics()) {
                Span span = span(topic, partition);
                spans.put(topic, span);
                wholes.computeIfAbsent(topic, _ -> new ArrayList<>()).add(span);
                ledgers.put(topic, ledgersBefore.getOrDefault(new TopicPartition(topic, partition), span.to()));
            }
            var commands = new Span(0, end(Topics.SEAT_COMMANDS, partition));
            long next = decided.getOrDefault(partition, commands.to());
            parts.add(new Cut.Part(partition, commands, next, ledgers, spans));
            for (ConsumerRecord<byte[], byte[]> command : all(Topics.SEAT_COMMANDS, partition)) {
                newestMs = Math.max(newestMs, command.timestamp());
            }
        }
        return new Cut(parts, newestMs, newestMs, wholes);
    }

    @Override
    public Lane read(Topic topic, int partition, Span span) {
        return new MemoryLane(all(topic, partition).stream()
                .filter(record -> span.contains(record.offset()))
                .iterator());
    }

    private record MemoryLane(Iterator<ConsumerRecord<byte[], byte[]>> records) implements Lane {

        @Override
        public @Nullable ConsumerRecord<byte[], byte[]> next() {
            return records.hasNext() ? records.next() : null;
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {}
}
