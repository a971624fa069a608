package io.holdfast.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.receipt.ledger.ReceiptLog;
import io.holdfast.receipt.receipt.Cause;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.MessageId;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.receipt.ReceiptStatus;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** What the ledger's channel is given. */
@QuarkusTest
@WithTestResource(MailStandInResource.class)
class LedgerRecordTest extends SmtpFixture {

    private static final Instant AT = Instant.parse("2026-11-23T20:00:00.123Z");

    @Inject
    ReceiptLog log;

    @Test
    void an_entry_is_a_record_under_the_receipts_key_with_its_headers() {
        var sink = channels.<byte[]>sink("receipts");
        sink.clear();

        var to = new Destination("print-a", OptionalLong.of(9));
        log.write(
                        key,
                        new Entry.Sent(2, AT, new Cause(3, 4, AT, Optional.empty()), Optional.of(to)),
                        SoldSeats.TRACE_PARENT)
                .await()
                .indefinitely();

        Message<byte[]> message = sink.received().getFirst();
        var metadata = message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        assertThat(metadata.getKey()).isEqualTo(key.toString());
        assertThat(RecordHeaders.get(metadata.getHeaders(), RecordHeaders.TRACE_PARENT))
                .isEqualTo(SoldSeats.TRACE_PARENT);
        assertThat(RecordHeaders.get(metadata.getHeaders(), "ce_source")).isEqualTo("/holdfast/receipt-sender");
        assertThat(RecordHeaders.get(metadata.getHeaders(), "ce_type")).isEqualTo("io.holdfast.ReceiptSent");
        Receipt receipt =
                new AvroSerde<>(Topics.RECEIPTS, Receipt.class, Schemas.carried()).decode(message.getPayload());
        assertThat(receipt.getStatus()).isEqualTo(ReceiptStatus.SENT);
        assertThat(receipt.getTries()).isEqualTo(2);
        assertThat(receipt.getAt()).isEqualTo(AT);
        assertThat(receipt.getCause().getOffset()).isEqualTo(4);
        assertThat(receipt.getContact()).isEqualTo("print-a");
        assertThat(receipt.getContactOffset()).isEqualTo(9);
        assertThat(receipt.getMessageId()).isEqualTo(MessageId.of(key, to, "receipts.holdfast.local"));
    }
}
