package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.receipt.Receipt;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The entries, by receipt. What this instance has just written counts from its acknowledgement on, also before it is read back: another
 * delivery of the same sale may come in between.
 */
final class LedgerView {

    private final AvroSerde<Receipt> serde;
    private final Map<String, Entry> read = new ConcurrentHashMap<>();
    private final Map<String, Parked> parked = new ConcurrentHashMap<>();
    private final Map<String, ReceiptKey> pending = new ConcurrentHashMap<>();
    private final Map<String, Entry> written = new ConcurrentHashMap<>();

    LedgerView(AvroSerde<Receipt> serde) {
        this.serde = serde;
    }

    /** An undecodable entry fails and changes nothing: what is known of its receipt stays known. */
    void apply(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            read.remove(record.key());
            parked.remove(record.key());
            pending.remove(record.key());
            return;
        }
        Receipt receipt = serde.decode(record.value());
        var key = new ReceiptKey(receipt.getEvent(), receipt.getReservation());
        Entry entry = ReceiptCodec.entry(receipt);
        read.put(record.key(), entry);
        if (entry instanceof Entry.Parked given) {
            parked.put(record.key(), new Parked(key, given));
        } else {
            parked.remove(record.key());
        }
        if (entry instanceof Entry.Pending) {
            pending.put(record.key(), key);
        } else {
            pending.remove(record.key());
        }
        written.remove(record.key(), entry);
    }

    void wrote(ReceiptKey key, Entry entry) {
        String name = key.toString();
        if (!entry.equals(read.get(name))) {
            written.put(name, entry);
            // It may have been read back in between, and would then stay here for ever.
            if (entry.equals(read.get(name))) {
                written.remove(name, entry);
            }
        }
    }

    Optional<Entry> find(ReceiptKey key) {
        String name = key.toString();
        Entry own = written.get(name);
        return Optional.ofNullable(own == null ? read.get(name) : own);
    }

    List<Parked> parked() {
        return parked.values().stream()
                .sorted(Comparator.comparing(receipt -> receipt.entry().at()))
                .toList();
    }

    List<ReceiptKey> pending() {
        return List.copyOf(pending.values());
    }
}
