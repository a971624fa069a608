package io.holdfast.receipt.ledger;

import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Reads a whole compacted topic into memory and goes on reading, without a group: every instance knows all of it. Records are applied by one
 * thread, in the order of their partition.
 */
final class TopicView implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicView.class);

    /** How long a caller at the fence may wait for the next round; an empty round costs microseconds. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final String topic;
    private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
    private final Consumer<ConsumerRecord<String, byte[]>> apply;
    private final Consumer<Throwable> onFailure;
    private final Fences fences;
    private final IllegibleKeys illegible;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean loaded;
    private volatile boolean failed;

    /**
     * A view that is not reading yet.
     *
     * @param consumer assigned and closed by the view
     * @param apply takes each record; a tombstone has no value. It changes nothing where it fails since the record is illegible
     * @param onFailure called where the view can't go on
     * @param callbacks runs what follows for those who waited
     */
    TopicView(
            String topic,
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            Consumer<ConsumerRecord<String, byte[]>> apply,
            Consumer<Throwable> onFailure,
            Executor callbacks) {
        this.topic = topic;
        this.consumer = consumer;
        this.apply = apply;
        this.onFailure = onFailure;
        this.fences = new Fences(callbacks);
        this.illegible = new IllegibleKeys(callbacks);
    }

    /** Begins to read. */
    void start() {
        var _ = fences.add().thenRun(() -> loaded = true);
        Thread.ofPlatform().name("view-" + topic).daemon().start(this::run);
    }

    /** Completes once everything has been read that was written before the call. */
    Uni<Void> caughtUp() {
        return Uni.createFrom().completionStage(fences::add);
    }

    /** Completes once everything of a partition has been read that was written before the call, and nothing in it is illegible. */
    Uni<Void> caughtUp(int partition) {
        return caughtUp().chain(() -> Uni.createFrom().completionStage(() -> illegible.none(partition)));
    }

    /** How many keys have a newest record that nobody can read. */
    int illegible() {
        return illegible.size();
    }

    /** Whether it has read what was there when it began. */
    boolean loaded() {
        return loaded;
    }

    boolean failed() {
        return failed;
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed.get()) {
                round(partitions);
            }
        } catch (Throwable failure) {
            if (!closed.get()) {
                failed = true;
                onFailure.accept(failure);
            }
        }
    }

    private void round(List<TopicPartition> partitions) {
        try {
            fences.ask(() -> consumer.endOffsets(partitions));
            consumer.poll(POLL).forEach(this::take);
            fences.release(consumer::position);
        } catch (RetriableException away) {
            // The brokers are away: who waits goes on waiting, and nothing was read that is not applied.
            LOG.warnf("the view of %s waits for the brokers: %s", topic, away.getMessage());
        }
    }

    /** Nothing is read beyond a record whose schema is not known: it is looked at again until it can be read. */
    private void take(ConsumerRecord<String, byte[]> record) {
        while (!closed.get()) {
            try {
                read(record);
                return;
            } catch (UnknownSchemaException unknown) {
                LOG.errorf(
                        "the topic is read no further: topic=%s partition=%d offset=%d error=%s",
                        topic, record.partition(), record.offset(), unknown.getMessage());
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    /** A record that nobody can read says nothing, until a later one under the same key says more. */
    private void read(ConsumerRecord<String, byte[]> record) {
        String key = String.valueOf(record.key());
        try {
            apply.accept(record);
            illegible.remove(record.partition(), key);
        } catch (UndecodableException | IllegalArgumentException broken) {
            illegible.add(record.partition(), key);
            LOG.errorf(
                    "an entry of the ledger cannot be read, and its partition is not taken over: partition=%d offset=%d key=%s error=%s",
                    record.partition(), record.offset(), key, broken.getMessage());
        }
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
