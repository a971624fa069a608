package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.shell.CompactedTopic;
import io.holdfast.shell.CompactedTopics;
import io.holdfast.shell.NewestValues;
import io.holdfast.shell.RecordWriter;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The ledger on its topic. */
@Singleton
public class KafkaLedger implements Ledger {

    private final NewestValues<ReceiptKey, LedgerEntry> entries =
            new NewestValues<>(entry -> entry instanceof LedgerEntry.Parked || entry instanceof LedgerEntry.Pending);
    private final AvroSerde<Receipt> serde;
    private final RecordWriter writer;
    private final String domain;
    private final CompactedTopic topic;

    KafkaLedger(CompactedTopics topics, RecordWriter writer, Schemas schemas, Settings settings) {
        this.serde = new AvroSerde<>(Topics.RECEIPTS, Receipt.class, schemas);
        this.writer = writer;
        this.domain = settings.domain();
        this.topic = topics.reader(Topics.RECEIPTS, this::apply).start();
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            ReceiptKey.parse(record.key()).ifPresent(key -> entries.put(key, record.offset(), null));
        } else {
            Receipt receipt = serde.decode(record.value());
            entries.put(
                    new ReceiptKey(receipt.getEvent(), receipt.getReservation()),
                    record.offset(),
                    ReceiptCodec.entry(receipt));
        }
    }

    @Override
    public Optional<LedgerEntry> find(ReceiptKey key) {
        return entries.find(key);
    }

    @Override
    public List<Parked> parked() {
        return entries.open()
                .flatMap(open -> open.getValue() instanceof LedgerEntry.Parked parked
                        ? Stream.of(new Parked(open.getKey(), parked))
                        : Stream.empty())
                .sorted(Comparator.comparing(receipt -> receipt.entry().at()))
                .toList();
    }

    @Override
    public List<ReceiptKey> pending() {
        return entries.open()
                .filter(open -> open.getValue() instanceof LedgerEntry.Pending)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public CompletableFuture<Void> caughtUp(int partition) {
        return topic.caughtUp(partition);
    }

    @Override
    public int illegible() {
        return topic.illegible();
    }

    @Override
    public void write(ReceiptKey key, LedgerEntry entry, @Nullable String traceParent) {
        byte[] record = serde.encode(ReceiptCodec.record(key, entry, domain));
        entries.put(key, writer.write(Topics.RECEIPTS, key.toString(), record, type(entry), traceParent), entry);
    }

    private static String type(LedgerEntry entry) {
        return switch (entry) {
            case LedgerEntry.Sent _ -> "io.holdfast.ReceiptSent";
            case LedgerEntry.Parked _ -> "io.holdfast.ReceiptParked";
            case LedgerEntry.None _ -> "io.holdfast.ReceiptNotSent";
            case LedgerEntry.Pending _ -> "io.holdfast.ReceiptPending";
        };
    }
}
