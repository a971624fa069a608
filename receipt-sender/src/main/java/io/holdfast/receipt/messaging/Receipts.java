package io.holdfast.receipt.messaging;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.mail.Postbox;
import io.holdfast.receipt.receipt.Cause;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.trace.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The receipts of all sales. */
public final class Receipts implements AutoCloseable {

    private final Ledger ledger;
    private final Limits limits;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final ScheduledExecutorService replacements;
    private final Deliveries deliveries;
    private final FactPipeline pipeline;
    private final Facts facts;
    private final Consumer<Throwable> onFailure;

    /**
     * Receipts that nothing is done for yet.
     *
     * @param assignments the partitions that facts are read from
     * @param channels the topics
     * @param executor for work that takes a while
     * @param onFailure called where a receipt can't be seen through for want of Kafka
     */
    public Receipts(
            Ledger ledger,
            Contacts contacts,
            Postbox postbox,
            Assignments assignments,
            Channels channels,
            Limits limits,
            MeterRegistry meters,
            Traces traces,
            Executor executor,
            Consumer<Throwable> onFailure) {
        this.ledger = ledger;
        this.limits = limits;
        this.executor = executor;
        this.onFailure = onFailure;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("retries").daemon().factory());
        var metrics = new ReceiptMetrics(meters);
        var deadLetters = new KafkaDeadLetters(channels.deadLetters());
        var reader = new FactReader(channels.facts());
        deliveries = new Deliveries(new Tools(
                ledger,
                contacts,
                postbox,
                new Slots(limits.inFlight(), executor),
                deadLetters,
                limits.retries(),
                timer,
                InstantSource.system(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                metrics,
                traces));
        pipeline = new FactPipeline(reader, deliveries, deadLetters, assignments, metrics);
        facts = new KafkaFacts(channels.cluster(), channels.clientId() + "-retry", reader, executor);
        replacements = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("replaced-addresses").daemon().factory());
        var _ = new ReplacedAddresses(
                ledger,
                contacts,
                facts,
                deliveries,
                assignments,
                channels.partitions(),
                limits.outstanding(),
                replacements,
                onFailure);
        Gauge.builder("holdfast.receipts.waiting", deliveries, Deliveries::size)
                .description("Receipts of this instance that are neither sent nor parked")
                .register(meters);
        Gauge.builder("holdfast.ledger.illegible", ledger, Ledger::illegible)
                .description(
                        "Receipts whose newest entry in the ledger nobody can read; their partitions are not taken over")
                .register(meters);
        Gauge.builder(
                        "holdfast.receipts.parked",
                        ledger,
                        known -> known.parked().size())
                .description("Receipts that wait for a person, of all instances")
                .register(meters);
    }

    /**
     * The topics.
     *
     * @param facts reads seat-events
     * @param deadLetters writes its dead letters
     * @param partitions how many they have
     * @param cluster to look into the log
     * @param clientId name of this instance's clients
     */
    public record Channels(
            AvroSerde<SeatEvent> facts,
            MutinyEmitter<byte[]> deadLetters,
            Partitions partitions,
            KafkaCluster cluster,
            String clientId) {}

    /** The work on all facts of a stream; it is done while it is subscribed to. */
    public Multi<Void> over(Multi<Message<byte[]>> stream) {
        return pipeline.over(stream, limits.outstanding(), executor);
    }

    /** Whether a mail is on its way, or waits to be tried again. */
    public boolean underWay(ReceiptKey key) {
        return deliveries.find(key).isPresent();
    }

    /** Tries a parked receipt again, in the background. Fails where the log can't be read. */
    public Uni<RetryAnswer> retry(ReceiptKey key) {
        Entry entry = ledger.find(key).orElse(null);
        return switch (entry) {
            case null -> answer(underWay(key) ? RetryAnswer.STARTED : RetryAnswer.UNKNOWN);
            case Entry.Sent _ -> answer(RetryAnswer.SENT);
            case Entry.Pending _ -> answer(RetryAnswer.STARTED);
            case Entry.Parked parked -> again(key, parked.cause());
            case Entry.None none -> again(key, none.cause());
        };
    }

    private Uni<RetryAnswer> again(ReceiptKey key, Cause cause) {
        if (deliveries.size() >= limits.outstanding()) {
            return answer(RetryAnswer.OVERLOADED);
        }
        return facts.find(key, cause).map(found -> found.map(this::again).orElse(RetryAnswer.NO_SALE));
    }

    private RetryAnswer again(SoldFact fact) {
        var _ = deliveries.again(fact).whenComplete((_, failure) -> {
            if (failure != null) {
                onFailure.accept(failure);
            }
        });
        return RetryAnswer.STARTED;
    }

    private static Uni<RetryAnswer> answer(RetryAnswer answer) {
        return Uni.createFrom().item(answer);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        replacements.shutdownNow();
    }
}
