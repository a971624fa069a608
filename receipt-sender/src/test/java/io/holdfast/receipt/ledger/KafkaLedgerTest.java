package io.holdfast.receipt.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.receipt.SoldSeats;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.DueCause;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.MessageId;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.receipt.ReceiptStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaLedgerTest {

    private static final ReceiptKey KEY = new ReceiptKey("ev-1", "cart-1");
    private static final Instant AT = Instant.parse("2026-11-23T20:00:00.123Z");
    private static final DueCause CAUSE = new DueCause(3, 42, AT, Optional.of("trace"));
    private static final Optional<Destination> TO = Optional.of(new Destination("print-c", OptionalLong.of(9)));
    private static final LedgerEntry SENT = new LedgerEntry.Sent(2, AT, CAUSE, TO);
    private static final LedgerEntry.Parked PARKED = new LedgerEntry.Parked(5, AT, "550", CAUSE, TO);

    private final AvroSerde<Receipt> receipts = new AvroSerde<>(Topics.RECEIPTS, Receipt.class, Schemas.carried());
    private final MemoryTopic topic = new MemoryTopic(Topics.RECEIPTS);
    private final KafkaLedger ledger =
            new KafkaLedger(topic.topics(), topic.writer(), Schemas.carried(), MemoryTopic.settings());

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void an_entry_is_a_record_under_the_receipts_key_with_its_headers() {
        ledger.write(KEY, SENT, SoldSeats.TRACE_PARENT);

        var record = topic.written().getFirst();
        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo(KEY.toString());
        assertThat(RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT))
                .isEqualTo(SoldSeats.TRACE_PARENT);
        assertThat(RecordHeaders.get(record.headers(), "ce_source")).isEqualTo("/holdfast/receipt-sender");
        assertThat(RecordHeaders.get(record.headers(), "ce_type")).isEqualTo("io.holdfast.ReceiptSent");
        Receipt receipt = receipts.decode(record.value());
        assertThat(receipt.getStatus()).isEqualTo(ReceiptStatus.SENT);
        assertThat(receipt.getTries()).isEqualTo(2);
        assertThat(receipt.getAt()).isEqualTo(AT);
        assertThat(receipt.getCause().getOffset()).isEqualTo(42);
        assertThat(receipt.getContact()).isEqualTo("print-c");
        assertThat(receipt.getContactOffset()).isEqualTo(9);
        assertThat(receipt.getMessageId()).isEqualTo(MessageId.of(KEY, TO.orElseThrow(), "d"));
    }

    @Test
    void parked_receipts_are_listed_until_they_are_sent() {
        read(0, PARKED);
        assertThat(ledger.find(KEY)).contains(PARKED);
        assertThat(ledger.parked()).containsExactly(new Parked(KEY, PARKED));

        read(1, SENT);
        assertThat(ledger.find(KEY)).contains(SENT);
        assertThat(ledger.parked()).isEmpty();
    }

    @Test
    void a_receipt_that_is_sent_once_more_is_listed_until_it_is_done_with() {
        read(0, new LedgerEntry.Pending(AT, CAUSE, TO));
        assertThat(ledger.pending()).containsExactly(KEY);
        assertThat(ledger.find(KEY)).contains(new LedgerEntry.Pending(AT, CAUSE, TO));

        read(1, new LedgerEntry.None(1, AT, "contact erased", CAUSE));
        assertThat(ledger.pending()).isEmpty();
        assertThat(ledger.parked()).isEmpty();
        assertThat(ledger.find(KEY)).contains(new LedgerEntry.None(1, AT, "contact erased", CAUSE));
    }

    @Test
    void what_was_just_written_counts_before_it_is_read_back() {
        ledger.write(KEY, PARKED, null);
        ledger.write(KEY, SENT, null);

        read(0, PARKED);

        assertThat(ledger.find(KEY)).contains(SENT);
    }

    @Test
    void what_another_instance_wrote_later_counts_more_than_what_this_one_wrote() {
        ledger.write(KEY, PARKED, null);

        read(0, PARKED);
        read(1, SENT);

        assertThat(ledger.find(KEY)).contains(SENT);
    }

    @Test
    void a_state_of_a_later_version_is_left_to_a_person() {
        var later = Receipt.newBuilder(ReceiptCodec.record(KEY, SENT, "d"))
                .setStatus(ReceiptStatus.OTHER)
                .build();

        read(0, receipts.encode(later));

        assertThat(ledger.find(KEY))
                .contains(new LedgerEntry.Parked(2, AT, "in a state that this version does not know", CAUSE, TO));
    }

    @Test
    void an_undecodable_entry_is_counted_and_hides_nothing_that_is_known() {
        read(0, SENT);

        topic.append(1, KEY.toString(), new byte[] {9});

        await().until(() -> ledger.illegible() == 1);
        assertThat(ledger.find(KEY)).contains(SENT);
    }

    private void read(long offset, LedgerEntry entry) {
        read(offset, receipts.encode(ReceiptCodec.record(KEY, entry, "d")));
    }

    private void read(long offset, byte[] value) {
        topic.append(offset, KEY.toString(), value);
        ledger.caughtUp(0).join();
    }
}
