package io.holdfast.api.view.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Receipt;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.ReceiptStatus;
import io.holdfast.schemas.view.Cause;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredReceiptsTest {

    private static final String KEY = "ev-1/cart-1";
    private static final Instant AT = Instant.parse("2026-11-22T19:30:00.123Z");

    private final Schemas registry = Schemas.carried();
    private final AvroSerde<io.holdfast.schemas.receipt.Receipt> serde =
            new AvroSerde<>(Topics.RECEIPTS, io.holdfast.schemas.receipt.Receipt.class, registry);
    private StateFixture states;
    private StoredReceipts receipts;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        states = new StateFixture(stateDir);
        receipts = new StoredReceipts(() -> states.driver().getKeyValueStore(ViewTopology.RECEIPTS), registry);
    }

    @AfterEach
    void stop() {
        states.close();
    }

    @Test
    void an_entry_of_the_ledger_is_what_is_known_until_its_tombstone() {
        assertThat(receipts.find(KEY)).isEmpty();

        publish(KEY, entry(ReceiptStatus.PENDING, "print-a"));
        assertThat(receipts.find(KEY)).contains(new Receipt(Receipt.Status.PENDING, Optional.of("print-a")));
        publish(KEY, entry(ReceiptStatus.SENT, "print-a"));
        assertThat(receipts.find(KEY)).contains(new Receipt(Receipt.Status.SENT, Optional.of("print-a")));
        publish(KEY, entry(ReceiptStatus.PARKED, null));
        assertThat(receipts.find(KEY)).contains(new Receipt(Receipt.Status.PARKED, Optional.empty()));
        publish(KEY, entry(ReceiptStatus.NONE, null));
        assertThat(receipts.find(KEY)).contains(new Receipt(Receipt.Status.NONE, Optional.empty()));

        publish(KEY, null);
        assertThat(receipts.find(KEY)).isEmpty();
    }

    @Test
    void a_state_of_a_later_version_is_not_guessed() {
        publish(KEY, entry(ReceiptStatus.OTHER, "print-a"));

        assertThat(receipts.find(KEY)).isEmpty();
    }

    @Test
    void an_entry_that_nobody_can_read_says_nothing_and_hides_no_other() {
        publish("ev-1/cart-2", entry(ReceiptStatus.SENT, "print-a"));
        publish(KEY, entry(ReceiptStatus.SENT, "print-a"));

        publish(KEY, new byte[] {1, 2, 3});
        assertThat(receipts.find(KEY)).isEmpty();
        publish(KEY, new byte[] {});
        assertThat(receipts.find(KEY)).isEmpty();

        assertThat(receipts.find("ev-1/cart-2")).isPresent();
    }

    private byte[] entry(ReceiptStatus status, @Nullable String contact) {
        return serde.encode(new io.holdfast.schemas.receipt.Receipt(
                "ev-1", "cart-1", status, "<m@d>", 1, AT, null, new Cause(0, 7L, AT, null, null), contact, null));
    }

    private void publish(String key, byte @Nullable [] value) {
        states.driver()
                .createInputTopic(Topics.RECEIPTS.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }
}
