package io.holdfast.payment;

import static org.awaitility.Awaitility.await;

import io.holdfast.payment.gateway.StandIn;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.schemas.view.Cause;
import io.holdfast.shell.work.Leases;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole service but Kafka: requests in, outcomes out, the real provider's library and its stand-in over HTTP. */
abstract class ChannelsFixture {

    static final String EVENT = "ev-1";
    static final int PARTITION = Partitions.DEFAULT.of(EVENT);
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    static final String VISA = "pm_card_visa";

    private static int last;

    @SuppressWarnings("NullAway.Init") // injected by TestStack
    StandIn standIn;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector channels;

    @Inject
    Leases leases;

    @Inject
    MockProducer<byte[], byte[]> producer;

    @Inject
    LateSchemas schemas;

    String reservation = "r-0";
    AvroSerde<PaymentRequest> requests;
    private AvroSerde<SeatCommand> commands;
    private AvroSerde<io.holdfast.schemas.payment.Payment> entries;
    int acknowledged;

    @BeforeEach
    void begin() {
        reservation = "r-" + ++last;
        requests = new AvroSerde<>(Topics.PAYMENT_REQUESTS, PaymentRequest.class, schemas);
        commands = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, schemas);
        entries = new AvroSerde<>(Topics.PAYMENTS, io.holdfast.schemas.payment.Payment.class, schemas);
        producer.clear();
        leases.onPartitionsAssigned(new MockConsumer<>("earliest"), partitions());
    }

    @AfterEach
    void end() {
        standIn.heal();
        leases.onPartitionsRevoked(new MockConsumer<>("earliest"), partitions());
    }

    /** What the provider has of a reservation and of those after it. */
    String of(String name) {
        String ledger = standIn.ledger();
        int begins = ledger.indexOf("\"" + name + "\"");
        return begins < 0 ? "" : ledger.substring(begins);
    }

    void send(PaymentOperation operation, @Nullable String method) {
        send(requests.encode(request(operation, method)));
    }

    PaymentRequest request(PaymentOperation operation, @Nullable String method) {
        return new PaymentRequest(
                EVENT,
                reservation,
                1,
                operation,
                List.of("A-1-1", "A-1-2"),
                9_000L,
                "EUR",
                method,
                new Cause(PARTITION, 1L, Instant.EPOCH, null, null));
    }

    void send(byte[] value) {
        var record = new ConsumerRecord<>(
                Topics.PAYMENT_REQUESTS.name(), PARTITION, 7L, "key".getBytes(StandardCharsets.UTF_8), value);
        RecordHeaders.add(record.headers(), RecordHeaders.TRACE_PARENT, TRACE);
        InMemorySource<Message<byte[]>> source = channels.source("payment-requests");
        source.send(Message.of(value, this::acknowledge)
                .addMetadata(new IncomingKafkaRecordMetadata<>(record, "payment-requests")));
    }

    private synchronized CompletionStage<Void> acknowledge() {
        acknowledged++;
        return CompletableFuture.completedFuture(null);
    }

    List<RecordPayment> outcomes() {
        return written(Topics.SEAT_COMMANDS).stream()
                .map(record -> (RecordPayment) commands.decode(record.value()).getCommand())
                .toList();
    }

    List<io.holdfast.schemas.payment.Payment> ledger() {
        return written(Topics.PAYMENTS).stream()
                .map(record -> entries.decode(record.value()))
                .filter(entry -> entry.getReservation().equals(reservation))
                .toList();
    }

    List<ProducerRecord<byte[], byte[]>> deadLetters() {
        return written(Topics.PAYMENT_REQUESTS_DEAD_LETTERS);
    }

    List<ProducerRecord<byte[], byte[]>> written(Topic topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic.name()))
                .toList();
    }

    static Set<TopicPartition> partitions() {
        return Partitions.DEFAULT.of(Topics.PAYMENT_REQUESTS).stream().collect(java.util.stream.Collectors.toSet());
    }

    static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
