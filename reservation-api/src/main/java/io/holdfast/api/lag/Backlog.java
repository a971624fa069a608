package io.holdfast.api.lag;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at what waits, as the group would read it: only so can records be told from markers, and their age be known. It reads no further
 * than one fetch for each partition.
 */
final class Backlog {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Duration budget;
    private final InstantSource clock;

    /**
     * Looks through this consumer, which must read committed records alone and belong to no group.
     *
     * @param budget how long one look may take
     */
    Backlog(Consumer<byte[], byte[]> consumer, Duration budget, InstantSource clock) {
        this.consumer = consumer;
        this.budget = budget;
        this.clock = clock;
    }

    /** What waits on each partition, from the first of a span of offsets to before the second. */
    Map<TopicPartition, Waiting> look(Map<TopicPartition, Span> spans) {
        var open = new HashMap<>(spans);
        var seen = new HashMap<TopicPartition, Waiting>();
        consumer.assign(open.keySet());
        open.forEach((partition, span) -> consumer.seek(partition, span.from()));
        Instant until = clock.instant().plus(budget);
        while (!open.isEmpty() && clock.instant().isBefore(until)) {
            var polled = consumer.poll(POLL);
            for (TopicPartition partition : List.copyOf(open.keySet())) {
                Span span = spans.getOrDefault(partition, Span.EMPTY);
                Waiting waiting = look(partition, span, polled.records(partition));
                if (waiting.all() || waiting.records() > 0) {
                    seen.put(partition, waiting);
                    open.remove(partition);
                }
            }
            // What has been looked at need not be fetched again.
            consumer.pause(seen.keySet());
        }
        consumer.assign(List.of());
        return seen;
    }

    private Waiting look(TopicPartition partition, Span span, List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> within =
                records.stream().filter(record -> record.offset() < span.to()).toList();
        boolean all = consumer.position(partition) >= span.to();
        Optional<Instant> oldest = within.stream().findFirst().map(record -> Instant.ofEpochMilli(record.timestamp()));
        return new Waiting(within.size(), all, oldest);
    }

    /**
     * A span of offsets.
     *
     * @param from the first
     * @param to the one after the last
     */
    record Span(long from, long to) {

        static final Span EMPTY = new Span(0, 0);
    }

    /**
     * What waits between a position and an end.
     *
     * @param records how many records were seen
     * @param all whether the end was reached
     * @param oldest when the first of them was written
     */
    record Waiting(long records, boolean all, Optional<Instant> oldest) {

        /** Nothing was seen: what is there is not known. */
        static final Waiting UNSEEN = new Waiting(0, false, Optional.empty());
    }
}
