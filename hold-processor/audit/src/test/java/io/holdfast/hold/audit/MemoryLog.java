package io.holdfast.hold.audit;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Span;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A log of one partition in memory, open to every forgery. */
public final class MemoryLog implements Log {

    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new HashMap<>();
    private final Map<String, Long> ledgersBefore = new HashMap<>();
    private long pending;

    /** The records of a topic, to be tampered with. */
    public List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        return topics.computeIfAbsent(topic.name(), _ -> new ArrayList<>());
    }

    /** Appends a record; its offset. */
    public long append(Topic topic, long stampMs, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        List<ConsumerRecord<byte[], byte[]>> records = records(topic);
        long offset = records.isEmpty() ? 0 : records.getLast().offset() + 1;
        records.add(record(topic, offset, stampMs, key, value, headers));
        return offset;
    }

    /** Puts another value in the place of a record's. */
    public void change(Topic topic, int index, byte @Nullable [] value) {
        ConsumerRecord<byte[], byte[]> old = records(topic).get(index);
        records(topic).set(index, record(topic, old.offset(), old.timestamp(), old.key(), value, old.headers()));
    }

    @SuppressWarnings("NullAway") // Kafka's records have keys and values that are null.
    private static ConsumerRecord<byte[], byte[]> record(
            Topic topic, long offset, long stampMs, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<>(
                topic.name(),
                0,
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

    /** The last commands are not decided yet. */
    public void pending(long commands) {
        pending = commands;
    }

    /** What comes to the ledgers from here on is newer than the cut. */
    public void cutLedgersHere() {
        for (Topic ledger : List.of(Topics.PAYMENTS, Topics.RECEIPTS)) {
            ledgersBefore.put(ledger.name(), end(ledger));
        }
    }

    private long end(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> records = records(topic);
        return records.isEmpty() ? 0 : records.getLast().offset() + 1;
    }

    private long begin(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> records = records(topic);
        return records.isEmpty() ? 0 : records.getFirst().offset();
    }

    @Override
    public Cut cut() {
        Map<String, Span> own = new HashMap<>();
        Map<String, List<Span>> all = new HashMap<>();
        Map<String, Long> ledgers = new HashMap<>();
        for (Topic topic : Topics.ALL) {
            var span = new Span(begin(topic), end(topic));
            own.put(topic.name(), span);
            all.put(topic.name(), List.of(span));
            ledgers.put(topic.name(), ledgersBefore.getOrDefault(topic.name(), span.to()));
        }
        long ends = end(Topics.SEAT_COMMANDS);
        var commands = new Span(0, ends);
        long newest = records(Topics.SEAT_COMMANDS).stream()
                .mapToLong(ConsumerRecord::timestamp)
                .max()
                .orElse(0);
        return new Cut(List.of(new Cut.Part(0, commands, ends - pending, ledgers, own)), newest, newest, all);
    }

    @Override
    public Lane read(Topic topic, int partition, Span span) {
        Iterator<ConsumerRecord<byte[], byte[]>> records = records(topic).stream()
                .filter(record -> span.contains(record.offset()))
                .toList()
                .iterator();
        return new Lane() {
            private @Nullable ConsumerRecord<byte[], byte[]> next;

            @Override
            public @Nullable ConsumerRecord<byte[], byte[]> peek() {
                if (next == null && records.hasNext()) {
                    next = records.next();
                }
                return next;
            }

            @Override
            public void advance() {
                next = null;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
