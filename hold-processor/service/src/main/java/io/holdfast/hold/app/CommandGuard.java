package io.holdfast.hold.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Stops a partition before a record that this build may not decide, and lets the others go on. Such a record is not condemned: a later build
 * will decide it, or the registry will know its schema again. It is looked at again every few seconds.
 *
 * <p>It stands between the consumer and Streams, so that Streams never has the record, and commits no offset beyond it.
 */
final class CommandGuard {

    private static final Logger LOG = Logger.getLogger(CommandGuard.class);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** A record that stops its partition. */
    private record Stop(ConsumerRecord<byte[], byte[]> record, String why, long sinceNanos) {}

    private final Function<ConsumerRecord<byte[], byte[]>, Optional<String>> undecidable;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Stop> stops = new ConcurrentHashMap<>();

    /**
     * Nothing is stopped yet.
     *
     * @param undecidable why a record may not be decided here now; empty if it may
     * @param nanos as {@link System#nanoTime}
     */
    CommandGuard(Function<ConsumerRecord<byte[], byte[]>, Optional<String>> undecidable, LongSupplier nanos) {
        this.undecidable = undecidable;
        this.nanos = nanos;
    }

    /** The partitions of this instance that are stopped. */
    Set<TopicPartition> stopped() {
        return Set.copyOf(stops.keySet());
    }

    /** Before each poll: what can be decided by now goes on, and nothing else of a stopped partition is fetched. */
    void before(Consumer<byte[], byte[]> consumer) {
        if (stops.isEmpty()) {
            return;
        }
        Set<TopicPartition> assigned = consumer.assignment();
        stops.keySet().retainAll(assigned);
        Collection<TopicPartition> free = new HashSet<>();
        stops.forEach((partition, stop) -> {
            if (nanos.getAsLong() - stop.sinceNanos() >= LOOK_AGAIN_NANOS) {
                Optional<String> still = undecidable.apply(stop.record());
                if (still.isEmpty()) {
                    free.add(partition);
                } else {
                    stops.put(partition, stop(stop.record(), still.get()));
                }
            }
        });
        stops.keySet().removeAll(free);
        free.forEach(partition -> LOG.infof("partition %d goes on", partition.partition()));
        consumer.resume(free);
        // Streams resumes what it has room for.
        consumer.pause(stops.keySet());
    }

    /** What of the fetched records may be decided: of each partition, all before the first that may not. */
    ConsumerRecords<byte[], byte[]> allowed(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> allowed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> before = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
                Optional<String> why = undecidable.apply(record);
                if (why.isPresent()) {
                    stops.put(partition, stop(record, why.get()));
                    consumer.seek(partition, record.offset());
                    consumer.pause(List.of(partition));
                    next.put(partition, new OffsetAndMetadata(record.offset(), record.leaderEpoch(), ""));
                    break;
                }
                before.add(record);
            }
            if (!before.isEmpty()) {
                allowed.put(partition, before);
            }
        }
        return stops.isEmpty() ? polled : new ConsumerRecords<>(allowed, next);
    }

    private Stop stop(ConsumerRecord<byte[], byte[]> record, String why) {
        LOG.errorf(
                "partition %d is stopped before offset %d, and nothing of it is decided: %s",
                record.partition(), record.offset(), why);
        return new Stop(record, why, nanos.getAsLong());
    }
}
