package io.holdfast.schemas.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * How much of the log a Streams application has still to read into its stores before this instance serves. Counted in offsets, as Kafka tells
 * it: of compacted records and of markers some are none, so that it is the most that can be left.
 */
public final class RestoreProgress implements StateRestoreListener {

    private record Span(long next, long end) {
        long left() {
            return Math.max(0, end - next);
        }
    }

    private final Map<TopicPartition, Span> open = new ConcurrentHashMap<>();
    private final Counter restored;

    /** Shows it in this registry. */
    public RestoreProgress(MeterRegistry registry) {
        this.restored = Counter.builder("holdfast.restored")
                .description("Records read into the stores before serving")
                .baseUnit("records")
                .register(registry);
        Gauge.builder("holdfast.restore.remaining", open, RestoreProgress::left)
                .description("Records, at most, that are still to be read into the stores before serving")
                .baseUnit("records")
                .register(registry);
    }

    private static long left(Map<TopicPartition, Span> open) {
        return open.values().stream().mapToLong(Span::left).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long startingOffset, long endingOffset) {
        open.put(partition, new Span(startingOffset, endingOffset));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEndOffset, long numRestored) {
        open.computeIfPresent(partition, (_, span) -> new Span(batchEndOffset + 1, span.end()));
        restored.increment((double) numRestored);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {
        open.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long totalRestored) {
        open.remove(partition);
    }
}
