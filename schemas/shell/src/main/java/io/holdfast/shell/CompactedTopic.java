package io.holdfast.shell;

import io.holdfast.schemas.Topic;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Reads a whole compacted topic and goes on reading, without a group: every instance knows all of it. One thread applies the records, in the
 * order of their partition. {@link #caughtUp} is the fence of an instance that takes a partition over: it knows then what its predecessor wrote.
 */
public final class CompactedTopic implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CompactedTopic.class);

    /** How long a caller at the fence waits at most for the next round; an empty round costs microseconds. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** Those that wait until these offsets are reached; all that came since the last round share one question for the ends. */
    private record Fence(Map<TopicPartition, Long> ends, List<Waiting> callers) {}

    /**
     * One that waits.
     *
     * @param hindered whether its partition has an entry that nobody can read: that may say what was done
     */
    private record Waiting(Predicate<Set<Key>> hindered, CompletableFuture<Void> reached) {}

    /** A key whose newest record nobody can read. */
    private record Key(int partition, String name) {}

    private final String topic;
    private final Consumer<String, byte[]> consumer;
    private final java.util.function.Consumer<ConsumerRecord<String, byte[]>> apply;
    private final java.util.function.Consumer<Throwable> onFailure;
    private final Set<Key> illegible = ConcurrentHashMap.newKeySet();
    private final List<Fence> fences = new ArrayList<>();
    private List<Waiting> arrived = new ArrayList<>();
    private final CompletableFuture<Void> loaded;
    private volatile boolean closed;

    /**
     * A reader that has not begun.
     *
     * @param consumer assigned and closed by this reader
     * @param apply takes each record; a tombstone has no value. If it fails since the record is illegible, it must have changed nothing
     * @param onFailure called when the reader cannot go on
     */
    CompactedTopic(
            Topic topic,
            Consumer<String, byte[]> consumer,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> apply,
            java.util.function.Consumer<Throwable> onFailure) {
        this.topic = topic.name();
        this.consumer = consumer;
        this.apply = apply;
        this.onFailure = onFailure;
        this.loaded = caughtUp();
    }

    /** Begins to read. */
    public CompactedTopic start() {
        var _ = Thread.ofPlatform().name("reader-" + topic).daemon().start(this::run);
        return this;
    }

    /** Completes once everything has been read that was written before the call. What follows must not block: it may run on the reading thread. */
    public CompletableFuture<Void> caughtUp() {
        return arrive(_ -> false);
    }

    /** Completes once everything has been read that was written before the call, and nothing in this partition is illegible. */
    public CompletableFuture<Void> caughtUp(int partition) {
        return arrive(keys -> keys.stream().anyMatch(key -> key.partition() == partition));
    }

    private synchronized CompletableFuture<Void> arrive(Predicate<Set<Key>> hindered) {
        var reached = new CompletableFuture<Void>();
        arrived.add(new Waiting(hindered, reached));
        return reached;
    }

    /** How many keys have a newest record that nobody can read. */
    public int illegible() {
        return illegible.size();
    }

    /** Whether everything has been read that was there at the start. */
    public boolean loaded() {
        return loaded.isDone();
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                round(partitions);
            }
        } catch (RuntimeException | Error failure) {
            if (!closed) {
                onFailure.accept(failure);
            }
        }
    }

    private void round(List<TopicPartition> partitions) {
        try {
            ask(partitions);
            consumer.poll(POLL).forEach(this::take);
            release();
        } catch (RetriableException away) {
            // The brokers are away: those at the fence wait on, and nothing was read that is not applied.
            LOG.warnf("the reader of %s waits for the brokers: %s", topic, away.getMessage());
        }
    }

    private void ask(List<TopicPartition> partitions) {
        List<Waiting> callers = take();
        try {
            if (!callers.isEmpty()) {
                fences.add(new Fence(new HashMap<>(consumer.endOffsets(partitions)), callers));
            }
        } catch (RetriableException away) {
            putBack(callers);
            throw away;
        }
    }

    private synchronized List<Waiting> take() {
        List<Waiting> taken = arrived;
        arrived = new ArrayList<>();
        return taken;
    }

    private synchronized void putBack(List<Waiting> callers) {
        arrived.addAll(callers);
    }

    private void release() {
        for (Fence fence : fences) {
            fence.ends().entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (fence.ends().isEmpty()) {
                fence.callers()
                        .removeIf(caller -> !caller.hindered().test(illegible)
                                && caller.reached().complete(null));
            }
        }
        fences.removeIf(fence -> fence.callers().isEmpty());
    }

    /** Reads nothing beyond a record whose schema is not known: looks at it again until it can be read. */
    private void take(ConsumerRecord<String, byte[]> record) {
        while (!closed) {
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
        var key = new Key(record.partition(), String.valueOf(record.key()));
        try {
            apply.accept(record);
            illegible.remove(key);
        } catch (UndecodableException | IllegalArgumentException broken) {
            illegible.add(key);
            LOG.errorf(
                    "an entry cannot be read, and its partition is not taken over: topic=%s partition=%d offset=%d key=%s error=%s",
                    topic, record.partition(), record.offset(), key.name(), broken.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
