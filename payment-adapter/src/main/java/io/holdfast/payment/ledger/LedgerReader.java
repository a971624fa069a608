package io.holdfast.payment.ledger;

import io.holdfast.payment.payment.PaymentId;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;

/** Reads the ledger from its beginning, all partitions of it, for as long as the process lives: any instance can take any payment over. */
public final class LedgerReader implements Fence, AutoCloseable {

    /** How long a fence waits at most until it is looked at. */
    private static final Duration POLL = Duration.ofMillis(100);

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private record Waiting(TopicPartition partition, long end, CompletableFuture<Void> reached) {}

    private record Asked(TopicPartition partition, CompletableFuture<Void> reached) {}

    private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
    private final AvroSerde<io.holdfast.schemas.payment.Payment> serde;
    private final LedgerView view = new LedgerView();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final CompletableFuture<Void> caughtUp;
    private final Consumer<RuntimeException> failed;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * A reader; begins with {@link #start}.
     *
     * @param failed is told when the view can't go on; what it shows is stale from then
     */
    public LedgerReader(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            AvroSerde<io.holdfast.schemas.payment.Payment> serde,
            Consumer<RuntimeException> failed) {
        this.consumer = consumer;
        this.serde = serde;
        this.failed = failed;
        this.thread = Thread.ofPlatform().name("ledger-reader").daemon().unstarted(this::run);
        this.caughtUp = CompletableFuture.allOf(partitions().map(this::ask).toArray(CompletableFuture<?>[]::new));
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

    LedgerView view() {
        return view;
    }

    @Override
    public CompletableFuture<Void> reach(int partition) {
        CompletableFuture<Void> reached = ask(new TopicPartition(Topics.PAYMENTS.name(), partition));
        consumer.wakeup();
        return reached;
    }

    private CompletableFuture<Void> ask(TopicPartition partition) {
        var reached = new CompletableFuture<Void>();
        asked.add(new Asked(partition, reached));
        return reached;
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> all = partitions().toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
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
            if (consumer.position(fence.partition()) >= fence.end()) {
                fences.remove();
                fence.reached().complete(null);
            }
        }
    }

    private void takeEnds() {
        List<Asked> fences = List.copyOf(asked);
        if (fences.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(
                fences.stream().map(Asked::partition).distinct().toList());
        fences.forEach(fence ->
                waiting.add(new Waiting(fence.partition(), ends.getOrDefault(fence.partition(), 0L), fence.reached())));
        asked.removeAll(fences);
    }

    private void apply(ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            view.apply(id(entry.key()), entry.offset(), null);
            return;
        }
        var payment = PaymentCodec.payment(serde.decode(entry.value()));
        view.apply(payment.id(), entry.offset(), payment);
    }

    private static PaymentId id(String key) {
        String[] parts = key.split("/", -1);
        return new PaymentId(parts[0], parts[1], Integer.parseInt(parts[2]));
    }

    private static Stream<TopicPartition> partitions() {
        return IntStream.range(0, Topics.PAYMENTS.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.PAYMENTS.name(), partition));
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            var _ = thread.join(CLOSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
