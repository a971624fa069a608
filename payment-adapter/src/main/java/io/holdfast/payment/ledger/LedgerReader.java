package io.holdfast.payment.ledger;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads the ledger from its beginning, all partitions of it, for as long as the process lives: any instance can take any payment over. */
public final class LedgerReader implements Fence, AutoCloseable {

    /** How long a fence waits at most until it is looked at. */
    private static final Duration POLL = Duration.ofMillis(100);

    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(LedgerReader.class);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    /**
     * One that waits.
     *
     * @param whole whether every entry of the partition must be legible as well
     */
    private record Waiting(TopicPartition partition, long end, boolean whole, CompletableFuture<Void> reached) {}

    private record Asked(TopicPartition partition, boolean whole, CompletableFuture<Void> reached) {}

    /** The newest entry of a key, where nobody can read it. */
    private record Illegible(TopicPartition partition, String key) {}

    private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
    private final AvroSerde<io.holdfast.schemas.payment.Payment> serde;
    private final List<TopicPartition> partitions;
    private final LedgerView view = new LedgerView();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<Illegible> illegible = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> caughtUp;
    private final Consumer<RuntimeException> failed;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * A reader; begins with {@link #start}.
     *
     * @param partitions the ledger's
     * @param failed is told when the view can't go on; what it shows is stale from then
     */
    public LedgerReader(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            AvroSerde<io.holdfast.schemas.payment.Payment> serde,
            List<TopicPartition> partitions,
            Consumer<RuntimeException> failed) {
        this.consumer = consumer;
        this.serde = serde;
        this.partitions = partitions;
        this.failed = failed;
        this.thread = Thread.ofPlatform().name("ledger-reader").daemon().unstarted(this::run);
        this.caughtUp = CompletableFuture.allOf(
                partitions.stream().map(partition -> ask(partition, false)).toArray(CompletableFuture<?>[]::new));
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Whether everything was read that was there at the start. */
    public boolean caughtUp() {
        return caughtUp.isDone() && !caughtUp.isCompletedExceptionally();
    }

    /** The ledger, written through this channel. */
    public Ledger ledger(AckedChannel channel, InstantSource clock) {
        return new KafkaLedger(channel, serde, view, clock);
    }

    /** How many payments have an entry that nobody can read; their partitions are not taken over. */
    public int illegible() {
        return illegible.size();
    }

    LedgerView view() {
        return view;
    }

    @Override
    public CompletableFuture<Void> reach(int partition) {
        CompletableFuture<Void> reached = ask(new TopicPartition(Topics.PAYMENTS.name(), partition), true);
        consumer.wakeup();
        return reached;
    }

    private CompletableFuture<Void> ask(TopicPartition partition, boolean whole) {
        var reached = new CompletableFuture<Void>();
        asked.add(new Asked(partition, whole, reached));
        return reached;
    }

    private void run() {
        try (consumer) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closing) {
                round();
            }
        } catch (RuntimeException broken) {
            if (!closing) {
                failed.accept(broken);
            }
        }
    }

    private void round() {
        try {
            takeEnds();
            consumer.poll(POLL).forEach(this::apply);
            pass();
        } catch (WakeupException woken) {
            // A fence was asked for.
        } catch (TimeoutException away) {
            // The brokers are away: whoever waits at a fence waits on.
        }
    }

    private void pass() {
        for (var fences = waiting.iterator(); fences.hasNext(); ) {
            Waiting fence = fences.next();
            boolean stands = fence.whole() && isBroken(fence.partition());
            if (!stands && consumer.position(fence.partition()) >= fence.end()) {
                fences.remove();
                fence.reached().complete(null);
            }
        }
    }

    private boolean isBroken(TopicPartition partition) {
        return illegible.stream().anyMatch(entry -> entry.partition().equals(partition));
    }

    private void takeEnds() {
        List<Asked> fences = List.copyOf(asked);
        if (fences.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(
                fences.stream().map(Asked::partition).distinct().toList());
        fences.forEach(fence -> waiting.add(new Waiting(
                fence.partition(), ends.getOrDefault(fence.partition(), 0L), fence.whole(), fence.reached())));
        asked.removeAll(fences);
    }

    /** Nothing is read beyond an entry whose schema is not known: it may say what was done, and is looked at again until it can be read. */
    private void apply(ConsumerRecord<String, byte[]> entry) {
        while (!closing) {
            try {
                read(entry);
                return;
            } catch (UnknownSchemaException unknown) {
                LOG.errorf(
                        "the ledger is read no further: partition=%d offset=%d error=%s",
                        entry.partition(), entry.offset(), unknown.getMessage());
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    /** An entry that nobody can read says nothing of its payment, until a later one under the same key says more. */
    private void read(ConsumerRecord<String, byte[]> entry) {
        var partition = new TopicPartition(entry.topic(), entry.partition());
        var key = new Illegible(partition, String.valueOf(entry.key()));
        try {
            if (entry.value() == null) {
                PaymentCodec.id(key.key()).ifPresent(id -> view.apply(id, entry.offset(), null));
            } else {
                var payment = PaymentCodec.payment(serde.decode(entry.value()));
                view.apply(payment.id(), entry.offset(), payment);
            }
            illegible.remove(key);
        } catch (UndecodableException | IllegalArgumentException broken) {
            illegible.add(key);
            LOG.errorf(
                    "an entry of the ledger cannot be read, and its partition is not taken over: partition=%d offset=%d key=%s error=%s",
                    entry.partition(), entry.offset(), entry.key(), broken.getMessage());
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        LockSupport.unpark(thread);
        try {
            var _ = thread.join(CLOSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
