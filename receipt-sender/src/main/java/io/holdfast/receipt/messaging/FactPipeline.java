package io.holdfast.receipt.messaging;

import io.holdfast.schemas.UnknownSchemaException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes up facts, many at once, and acknowledges each when it is finished. Before a fact that this build cannot read yet it stands, and looks again.
 */
final class FactPipeline {

    private static final Logger LOG = Logger.getLogger(FactPipeline.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final FactReader reader;
    private final Deliveries deliveries;
    private final DeadLetters deadLetters;
    private final Assignments assignments;
    private final ReceiptMetrics metrics;

    FactPipeline(
            FactReader reader,
            Deliveries deliveries,
            DeadLetters deadLetters,
            Assignments assignments,
            ReceiptMetrics metrics) {
        this.reader = reader;
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
        this.assignments = assignments;
        this.metrics = metrics;
    }

    /**
     * The work on all facts. Ends only by a failure, or with the stream.
     *
     * @param outstanding how many facts are taken up at once; beyond it the stream is held back
     * @param executor where facts are decoded
     */
    Multi<Void> over(Multi<Message<byte[]>> facts, int outstanding, Executor executor) {
        return facts.emitOn(executor)
                .onItem()
                .transformToUniAndConcatenate(this::read)
                .onItem()
                .transformToUni(this::handle)
                .merge(outstanding);
    }

    private record Taken(Message<byte[]> message, ConsumerRecord<String, byte[]> record, FactReader.Read read) {}

    private Uni<Taken> read(Message<byte[]> message) {
        ConsumerRecord<String, byte[]> record = record(message);
        return Uni.createFrom()
                .item(() -> new Taken(message, record, reader.read(record)))
                .onFailure(UnknownSchemaException.class)
                .invoke(unknown -> LOG.errorf(
                        "receipts are stopped: partition=%d offset=%d error=%s",
                        record.partition(), record.offset(), unknown.getMessage()))
                .onFailure(UnknownSchemaException.class)
                .retry()
                .withBackOff(LOOK_AGAIN, LOOK_AGAIN)
                .indefinitely();
    }

    private Uni<Void> handle(Taken taken) {
        ConsumerRecord<String, byte[]> record = taken.record();
        Assignment assignment = assignments.of(record.partition());
        return assignment
                .begin(record.offset())
                .chain(() -> work(taken, assignment))
                .chain(outcome -> switch (outcome) {
                    case SETTLED ->
                        Uni.createFrom().completionStage(taken.message().ack());
                    // Not acknowledged: whoever has the partition now reads it, too.
                    case ABANDONED -> Uni.createFrom().voidItem();
                })
                .invoke(() -> assignment.end(record.offset()));
    }

    private Uni<Outcome> work(Taken taken, Assignment assignment) {
        return switch (taken.read()) {
            case FactReader.Read.Other() -> settled();
            case FactReader.Read.Undecodable(String error) -> undecodable(taken.record(), error);
            case FactReader.Read.Due(SoldFact fact) ->
                assignment.ledgerCaughtUp().chain(() -> deliver(fact, assignment));
        };
    }

    private Uni<Outcome> deliver(SoldFact fact, Assignment assignment) {
        return Uni.createFrom()
                .completionStage(() -> deliveries.deliver(fact, assignment::over))
                .chain(outcome -> switch (outcome) {
                    case SETTLED -> settled();
                    // It may have been begun under an earlier assignment of the same partition; this one still holds.
                    case ABANDONED ->
                        assignment.over() ? Uni.createFrom().item(Outcome.ABANDONED) : deliver(fact, assignment);
                });
    }

    private Uni<Outcome> undecodable(ConsumerRecord<String, byte[]> record, String error) {
        LOG.errorf(
                "a fact is undecodable and goes to the dead letters, partition=%d offset=%d",
                record.partition(), record.offset());
        metrics.undecodable();
        return deadLetters.write(record, error).invoke(metrics::deadLetter).chain(FactPipeline::settled);
    }

    private static Uni<Outcome> settled() {
        return Uni.createFrom().item(Outcome.SETTLED);
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<String, byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("a message that is no Kafka record"))
                .getRecord();
    }
}
