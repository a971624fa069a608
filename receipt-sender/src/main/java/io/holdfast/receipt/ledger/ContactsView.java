package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.receipt.Contact;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The addresses, by receipt. A tombstone takes the address out of memory at once; that of the receipt itself, or an address that replaces
 * all others, takes those of its checkouts with it, which are void from then.
 */
final class ContactsView {

    private static final Logger LOG = Logger.getLogger(ContactsView.class);

    /** Keys of the checkouts' addresses are below the receipt's key and the character that comes after a slash. */
    private static final String AFTER_SEPARATOR = "0";

    private final AvroSerde<Contact> serde;
    private final ConcurrentNavigableMap<String, ContactLookup> byKey = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> voided = new ConcurrentHashMap<>();
    private volatile Consumer<ReceiptKey> changed = _ -> {};

    ContactsView(AvroSerde<Contact> serde) {
        this.serde = serde;
    }

    void onChange(Consumer<ReceiptKey> listener) {
        changed = listener;
    }

    void apply(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            LOG.errorf("a contact has no key, partition=%d offset=%d", record.partition(), record.offset());
            return;
        }
        Optional<ReceiptKey> replaced = ReceiptKey.parse(record.key());
        // Given anew, or erased already.
        voided.remove(record.key());
        if (record.value() == null) {
            byKey.remove(record.key());
        } else {
            byKey.put(record.key(), read(record, replaced.isPresent()));
        }
        replaced.ifPresent(key -> {
            if (!(byKey.get(record.key()) instanceof ContactLookup.Unreadable)) {
                voidOthers(key, record.partition());
            }
            changed.accept(key);
        });
    }

    /** The addresses that are void and not erased yet, and the partition of each. */
    Map<String, Integer> voided() {
        return Collections.unmodifiableMap(voided);
    }

    private void voidOthers(ReceiptKey key, int partition) {
        var named = byKey.subMap(Keys.contact(key.event(), key.reservation(), ""), true, key + AFTER_SEPARATOR, false);
        for (String address : named.keySet()) {
            voided.put(address, partition);
            byKey.remove(address);
        }
    }

    ContactLookup find(ReceiptKey key, Optional<String> fingerprint) {
        ContactLookup replaced = byKey.get(key.toString());
        if (replaced != null) {
            return replaced;
        }
        return fingerprint
                .map(print -> byKey.get(Keys.contact(key.event(), key.reservation(), print)))
                .orElseGet(ContactLookup.Absent::new);
    }

    List<ReceiptKey> replaced() {
        return byKey.entrySet().stream()
                .filter(entry -> entry.getValue().replacement().isPresent())
                .flatMap(entry -> ReceiptKey.parse(entry.getKey()).stream())
                .toList();
    }

    /** One broken record must not stop everyone's receipts; the one that it belongs to is parked. */
    private ContactLookup read(ConsumerRecord<String, byte[]> record, boolean replaces) {
        try {
            Contact contact = serde.decode(record.value());
            var destination = new Destination(
                    contact.getFingerprint(), replaces ? OptionalLong.of(record.offset()) : OptionalLong.empty());
            return new ContactLookup.Known(contact.getEmail(), destination);
        } catch (UndecodableException broken) {
            // Its message may quote what was read: only if it is.
            LOG.errorf("a contact is undecodable, partition=%d offset=%d", record.partition(), record.offset());
            return new ContactLookup.Unreadable();
        }
    }
}
