package io.holdfast.payment;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.payment.gateway.Installation;
import io.holdfast.payment.gateway.ProviderSettings;
import io.holdfast.payment.gateway.StandIn;
import io.holdfast.payment.gateway.StripeProvider;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Step;
import io.holdfast.payment.payment.Transition;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.schemas.view.Cause;
import io.holdfast.shell.work.Leases;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole service but Kafka: requests in, outcomes out, the real provider's library and its stand-in over HTTP. */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class PaymentsOverChannelsTest {

    private static final String EVENT = "ev-1";
    private static final int PARTITION = Partitions.DEFAULT.of(EVENT);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String VISA = "pm_card_visa";
    private static final int MANY = 300;

    private static int last;

    @SuppressWarnings("NullAway.Init") // injected by TestStack
    private StandIn standIn;

    @Inject
    @Connector("smallrye-in-memory")
    private InMemoryConnector channels;

    @Inject
    private Leases leases;

    @Inject
    private MockProducer<byte[], byte[]> producer;

    @Inject
    private LateSchemas schemas;

    @Inject
    private StripeProvider stripe;

    @Inject
    private Traces traces;

    private String reservation = "r-0";
    private AvroSerde<PaymentRequest> requests;
    private AvroSerde<SeatCommand> commands;
    private AvroSerde<io.holdfast.schemas.payment.Payment> entries;
    private int acknowledged;

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

    @Test
    void an_authorization_is_told_to_the_owner_of_the_seats_and_then_acknowledged() {
        send(PaymentOperation.AUTHORIZE, VISA);

        awaiting().until(() -> acknowledged == 1);
        assertThat(outcomes()).extracting(RecordPayment::getOutcome).containsExactly(PaymentOutcome.AUTHORIZED);
        assertThat(outcomes().getFirst().getProviderReference()).startsWith("pi_");
        ProducerRecord<byte[], byte[]> record = written(Topics.SEAT_COMMANDS).getFirst();
        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo(EVENT + "/A-1-1");
        assertThat(record.partition()).isEqualTo(PARTITION);
        assertThat(RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT))
                .isEqualTo(TRACE);
        assertThat(RecordHeaders.get(record.headers(), "ce_source")).isEqualTo("/holdfast/payment-adapter");
        assertThat(ledger())
                .extracting(io.holdfast.schemas.payment.Payment::getState)
                .containsExactly(
                        PaymentState.NEW, PaymentState.CREATED, PaymentState.AUTHORIZED, PaymentState.AUTHORIZED);
        assertThat(ledger().getLast().getSettled()).isTrue();
    }

    @Test
    void a_declined_card_is_told_with_its_code() {
        send(PaymentOperation.AUTHORIZE, "pm_card_visa_chargeDeclinedInsufficientFunds");

        awaiting().until(() -> acknowledged == 1);
        assertThat(outcomes()).extracting(RecordPayment::getOutcome).containsExactly(PaymentOutcome.DECLINED);
        assertThat(outcomes().getFirst().getCode()).isEqualTo("insufficient_funds");
    }

    @Test
    void a_payment_is_captured_and_refunded_in_its_order() {
        send(PaymentOperation.AUTHORIZE, VISA);
        send(PaymentOperation.CAPTURE, null);
        send(PaymentOperation.REFUND, null);

        awaiting().until(() -> acknowledged == 3);
        assertThat(outcomes())
                .extracting(RecordPayment::getOutcome)
                .containsExactly(PaymentOutcome.AUTHORIZED, PaymentOutcome.CAPTURED, PaymentOutcome.REFUNDED);
    }

    @Test
    void requests_that_come_again_are_told_again_and_charge_nobody_twice() {
        send(PaymentOperation.AUTHORIZE, VISA);
        send(PaymentOperation.CAPTURE, null);
        send(PaymentOperation.AUTHORIZE, VISA);
        send(PaymentOperation.CAPTURE, null);

        awaiting().until(() -> acknowledged == 4);
        assertThat(outcomes())
                .extracting(RecordPayment::getOutcome)
                .containsExactly(
                        PaymentOutcome.AUTHORIZED,
                        PaymentOutcome.CAPTURED,
                        PaymentOutcome.CAPTURED,
                        PaymentOutcome.CAPTURED);
        assertThat(standIn.ledger().split("\"" + reservation + "\"", -1)).hasSize(2);
    }

    @Test
    void what_can_not_be_read_goes_to_the_dead_letters_as_it_was_and_is_acknowledged() {
        byte[] bytes = "no record".getBytes(StandardCharsets.UTF_8);

        send(bytes);

        awaiting().until(() -> acknowledged == 1);
        ProducerRecord<byte[], byte[]> record = deadLetters().getFirst();
        assertThat(record.value()).isEqualTo(bytes);
        assertThat(record.partition()).isEqualTo(PARTITION);
        assertThat(RecordHeaders.get(record.headers(), "holdfast_dead_letter_topic"))
                .isEqualTo("holdfast.payment-requests");
        assertThat(RecordHeaders.get(record.headers(), "holdfast_dead_letter_partition"))
                .isEqualTo(Integer.toString(PARTITION));
        assertThat(RecordHeaders.get(record.headers(), "holdfast_dead_letter_offset"))
                .isEqualTo("7");
        assertThat(RecordHeaders.get(record.headers(), "holdfast_dead_letter_error"))
                .contains("wire format");
        assertThat(RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT))
                .isEqualTo(TRACE);
    }

    @Test
    void before_a_request_whose_schema_is_not_known_the_stream_stands_until_it_is() {
        send(LateSchemas.late(requests.encode(request(PaymentOperation.AUTHORIZE, VISA))));
        send(PaymentOperation.CAPTURE, null);
        await().during(Duration.ofMillis(500))
                .until(() -> acknowledged == 0 && deadLetters().isEmpty());

        schemas.publish();

        awaiting().until(() -> acknowledged == 2);
        assertThat(outcomes())
                .extracting(RecordPayment::getOutcome)
                .containsExactly(PaymentOutcome.AUTHORIZED, PaymentOutcome.CAPTURED);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void an_operation_that_is_none_and_an_amount_of_nothing_go_to_the_dead_letters() {
        send(PaymentOperation.OTHER, VISA);
        send(PaymentOperation.AUTHORIZE, null);

        awaiting().until(() -> acknowledged == 2);
        assertThat(deadLetters()).hasSize(2);
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void a_doubt_is_told_once_and_followed_until_it_is_settled() {
        standIn.fault("confirm", "cut-after", 0, -1);
        standIn.fault("retrieve", "error-before", 0, -1);

        send(PaymentOperation.AUTHORIZE, VISA);

        awaiting().until(() -> acknowledged == 1);
        assertThat(outcomes()).extracting(RecordPayment::getOutcome).containsExactly(PaymentOutcome.UNKNOWN);
        assertThat(get("/v1/payments/unsettled").path("payments[0].reservation").toString())
                .isEqualTo(reservation);
        assertThat(get("/v1/payments/unsettled").path("payments[0].inDoubt").toString())
                .isEqualTo("true");
        assertThat(get("/q/metrics").asString()).containsPattern("holdfast_payment_unsettled\\S* 1.0");

        standIn.heal();

        awaiting().until(() -> outcomes().size() == 2);
        assertThat(outcomes().getLast().getOutcome()).isEqualTo(PaymentOutcome.AUTHORIZED);
        awaiting()
                .until(() ->
                        get("/v1/payments/unsettled").path("payments.size()").equals(0));
        assertThat(get("/q/metrics").asString()).contains("holdfast_payment_outcomes_total{outcome=\"UNKNOWN\"}");
    }

    @Test
    void a_void_that_is_waiting_keeps_an_authorization_from_being_confirmed_again() {
        standIn.fault("confirm", "latency", 2_000, -1);

        send(PaymentOperation.AUTHORIZE, VISA);
        awaiting().until(() -> !ledger().isEmpty());
        send(PaymentOperation.VOID, null);

        awaiting().until(() -> acknowledged == 2);
        standIn.heal();
        awaiting().until(() -> outcomes().getLast().getOutcome() == PaymentOutcome.VOIDED);
        assertThat(standIn.ledger()).contains("\"status\":\"canceled\"");
    }

    @Test
    void a_customer_whose_payment_hangs_keeps_no_other_waiting() {
        standIn.fault("confirm", "hang-after", 5_000, 1);
        send(PaymentOperation.AUTHORIZE, VISA);
        String stuck = reservation;
        awaiting().pollInterval(Duration.ofMillis(10)).until(() -> of(stuck).contains("requires_capture"));
        reservation = stuck + "-other";

        send(PaymentOperation.AUTHORIZE, VISA);

        awaiting().until(() -> acknowledged == 2);
        assertThat(outcomes()).extracting(RecordPayment::getReservation).containsExactly(stuck + "-other", stuck);
    }

    @Test
    void while_the_provider_hangs_hundreds_of_requests_are_done_with_and_paid_for_afterwards() {
        standIn.fault("any", "hang-after", 2_000, -1);
        String first = reservation;
        for (int i = 0; i < MANY; i++) {
            reservation = first + "-" + i;
            send(PaymentOperation.AUTHORIZE, VISA);
        }

        // Each leaves the stream within its own bounded time: none is unacknowledged for as long as the provider hangs.
        awaiting().until(() -> acknowledged == MANY);
        standIn.heal();

        awaiting()
                .untilAsserted(() -> assertThat(outcomes())
                        .filteredOn(outcome -> outcome.getOutcome() == PaymentOutcome.AUTHORIZED)
                        .extracting(RecordPayment::getReservation)
                        .hasSize(MANY)
                        .doesNotHaveDuplicates());
    }

    @Test
    void what_is_handled_after_its_partition_was_lost_is_neither_done_nor_acknowledged() {
        leases.onPartitionsRevoked(new MockConsumer<>("earliest"), partitions());

        send(PaymentOperation.AUTHORIZE, VISA);

        awaiting().during(Duration.ofMillis(500)).until(() -> acknowledged == 0 && ledger().isEmpty());
    }

    @Test
    void money_that_the_ledger_has_never_heard_of_is_given_back_once_an_operator_agrees() {
        authorize(stripe);

        awaiting().until(() -> unheardOf().contains(reservation));
        assertThat(get("/q/metrics").asString()).containsPattern("holdfast_payment_unheard_of\\S* 1.0");
        assertThat(of(reservation)).contains("requires_capture").doesNotContain("canceled");

        given().post("/v1/payments/unheard-of/agreement").then().statusCode(200);

        awaiting().until(() -> of(reservation).contains("\"canceled\""));
        assertThat(get("/q/metrics").asString()).containsPattern("holdfast_payment_orphans_total [1-9]");
        awaiting().until(() -> unheardOf().isEmpty());
    }

    @Test
    void money_of_another_installation_with_the_same_account_is_left_alone() {
        String ours = reservation;
        authorize(stripe);
        reservation = ours + "-theirs";
        var settings = new ProviderSettings(standIn.url(), "sk_test_local", Duration.ofSeconds(1));
        try (var neighbour = new StripeProvider(settings, new Installation("theirs"), traces)) {
            authorize(neighbour);
        }

        awaiting().until(() -> unheardOf().contains(ours));
        assertThat(unheardOf()).containsExactly(ours);
        given().post("/v1/payments/unheard-of/agreement").then().statusCode(200);
        awaiting().until(() -> unheardOf().isEmpty());
        assertThat(of(ours)).contains("\"canceled\"");
        assertThat(of(reservation)).contains("requires_capture").doesNotContain("\"canceled\"");
    }

    /** Reserves money behind the ledger's back. */
    private void authorize(StripeProvider provider) {
        Payment stray = Payments.asked(new PaymentId(EVENT, reservation, 1), VISA);
        // The first call of all may take longer than the provider is given here; it is safe to repeat.
        Payment created = awaiting()
                .until(
                        () -> Transition.after(stray, new Step.Create(), provider.ask(stray, new Step.Create())),
                        payment -> payment.reference() != null);
        awaiting().until(() -> provider.ask(created, new Step.Confirm()) instanceof ProviderAnswer.Found);
    }

    private static List<String> unheardOf() {
        return get("/v1/payments/unsettled").path("unheardOf.reservation");
    }

    @Test
    void it_is_ready_once_the_ledger_was_read() {
        awaiting().until(() -> get("/q/health/ready").statusCode() == 200);
    }

    /** What the provider has of a reservation and of those after it. */
    private String of(String name) {
        String ledger = standIn.ledger();
        int begins = ledger.indexOf("\"" + name + "\"");
        return begins < 0 ? "" : ledger.substring(begins);
    }

    private void send(PaymentOperation operation, @Nullable String method) {
        send(requests.encode(request(operation, method)));
    }

    private PaymentRequest request(PaymentOperation operation, @Nullable String method) {
        return new PaymentRequest(
                EVENT,
                reservation,
                1,
                operation,
                List.of("A-1-1", "A-1-2"),
                9_000L,
                "EUR",
                method,
                new Cause(PARTITION, 1L, Instant.EPOCH, null));
    }

    private void send(byte[] value) {
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

    private List<RecordPayment> outcomes() {
        return written(Topics.SEAT_COMMANDS).stream()
                .map(record -> (RecordPayment) commands.decode(record.value()).getCommand())
                .toList();
    }

    private List<io.holdfast.schemas.payment.Payment> ledger() {
        return written(Topics.PAYMENTS).stream()
                .map(record -> entries.decode(record.value()))
                .filter(entry -> entry.getReservation().equals(reservation))
                .toList();
    }

    private List<ProducerRecord<byte[], byte[]>> deadLetters() {
        return written(Topics.PAYMENT_REQUESTS_DEAD_LETTERS);
    }

    private List<ProducerRecord<byte[], byte[]>> written(Topic topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic.name()))
                .toList();
    }

    private static Set<TopicPartition> partitions() {
        return Partitions.DEFAULT.of(Topics.PAYMENT_REQUESTS).stream().collect(java.util.stream.Collectors.toSet());
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(20));
    }
}
