package io.holdfast.payment;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.shell.testing.Management;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that are done with at once: told to the owner of the seats, written to the ledger, or left to the dead letters. */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class PaymentsOverChannelsTest extends ChannelsFixture {

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
    void what_is_handled_after_its_partition_was_lost_is_neither_done_nor_acknowledged() {
        leases.onPartitionsRevoked(new MockConsumer<>("earliest"), partitions());

        send(PaymentOperation.AUTHORIZE, VISA);

        awaiting().during(Duration.ofMillis(500)).until(() -> acknowledged == 0 && ledger().isEmpty());
    }

    @Test
    void it_is_ready_once_the_ledger_was_read() {
        awaiting().until(() -> get(Management.url("/q/health/ready")).statusCode() == 200);
    }
}
