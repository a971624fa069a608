package io.holdfast.payment.messaging;

import io.holdfast.payment.messaging.RequestReader.Reading;
import io.holdfast.payment.payment.Request;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.UnknownSchemaException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/**
 * The stream of requests, many of them under way at once. A request is acknowledged once it is done with; what can't be read goes to the
 * dead letters, and is acknowledged once it is there. Before a request that this build cannot read yet the stream stands, and looks again.
 */
@ApplicationScoped
public class Requests {

    private static final Logger LOG = Logger.getLogger(Requests.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final RequestReader reader;
    private final Tenures tenures;
    private final Desk desk;
    private final Flow flow;
    private final PaymentWatch watch;

    /**
     * How the stream runs.
     *
     * @param inFlight how many requests are under way at once
     * @param broken is told when it can't go on
     */
    public record Flow(int inFlight, Consumer<Throwable> broken) {}

    Requests(RequestReader reader, Tenures tenures, Desk desk, Flow flow, PaymentWatch watch) {
        this.reader = reader;
        this.tenures = tenures;
        this.desk = desk;
        this.flow = flow;
        this.watch = watch;
    }

    /** Carries requests out; what comes of it are the dead letters among them. */
    @Incoming("payment-requests")
    @Outgoing("payment-requests-dead-letters")
    public Multi<Message<byte[]>> carryOut(Multi<Message<byte[]>> requests) {
        return requests.onItem()
                .transformToUniAndConcatenate(this::read)
                .onItem()
                .transformToUni(this::carryOut)
                .merge(flow.inFlight())
                .onFailure()
                .invoke(flow.broken());
    }

    private record Read(Message<byte[]> message, IncomingKafkaRecordMetadata<byte[], byte[]> source, Reading reading) {}

    private Uni<Read> read(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<byte[], byte[]> source = source(message);
        String trace = RecordHeaders.get(source.getHeaders(), RecordHeaders.TRACE_PARENT);
        return Uni.createFrom()
                .item(() -> new Read(message, source, reader.read(message.getPayload(), source.getPartition(), trace)))
                .onFailure(UnknownSchemaException.class)
                .invoke(unknown -> LOG.errorf(
                        "payment requests are stopped: partition=%d offset=%d error=%s",
                        source.getPartition(), source.getOffset(), unknown.getMessage()))
                .onFailure(UnknownSchemaException.class)
                .retry()
                .withBackOff(LOOK_AGAIN, LOOK_AGAIN)
                .indefinitely();
    }

    private Uni<Message<byte[]>> carryOut(Read read) {
        Message<byte[]> message = read.message();
        IncomingKafkaRecordMetadata<byte[], byte[]> source = read.source();
        return switch (read.reading()) {
            case Reading.Legible(Request request) ->
                Uni.createFrom()
                        .completionStage(() -> handle(message, request, source.getPartition()))
                        .onItem()
                        .transformToUni(_ -> Uni.createFrom().nullItem());
            case Reading.Illegible(String error) -> {
                LOG.errorf(
                        "payment request to the dead letters: partition=%d offset=%d error=%s",
                        source.getPartition(), source.getOffset(), error);
                watch.deadLetter();
                yield Uni.createFrom().item(DeadLetters.of(message, source, error));
            }
        };
    }

    /** What comes after its partition was lost is left to whoever has it: it was not acknowledged. */
    private CompletableFuture<Boolean> handle(Message<byte[]> message, Request request, int partition) {
        return tenures.of(partition)
                .map(tenure -> desk.handle(request, tenure)
                        .thenCompose(done -> done ? acknowledged(message) : CompletableFuture.completedFuture(false)))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private static CompletionStage<Boolean> acknowledged(Message<byte[]> message) {
        return message.ack().thenApply(_ -> true);
    }

    @SuppressWarnings("unchecked") // the channel's deserializers are byte arrays'
    private static IncomingKafkaRecordMetadata<byte[], byte[]> source(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("a message that is not from Kafka"));
    }
}
