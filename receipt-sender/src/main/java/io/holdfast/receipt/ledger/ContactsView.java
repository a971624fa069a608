package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.receipt.Contact;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** The addresses, by receipt. A tombstone takes the address out of memory at once. */
final class ContactsView {

    private static final Logger LOG = Logger.getLogger(ContactsView.class);

    private final AvroSerde<Contact> serde;
    private final Map<String, ContactLookup> byKey = new ConcurrentHashMap<>();

    ContactsView(AvroSerde<Contact> serde) {
        this.serde = serde;
    }

    void apply(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            LOG.errorf("a contact has no key, partition=%d offset=%d", record.partition(), record.offset());
        } else if (record.value() == null) {
            byKey.remove(record.key());
        } else {
            byKey.put(record.key(), read(record));
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

    /** One broken record must not stop everyone's receipts; the one that it belongs to is parked. */
    private ContactLookup read(ConsumerRecord<String, byte[]> record) {
        try {
            return new ContactLookup.Known(serde.decode(record.value()).getEmail());
        } catch (UndecodableException broken) {
            // Its message may quote what was read: only where it is.
            LOG.errorf("a contact is undecodable, partition=%d offset=%d", record.partition(), record.offset());
            return new ContactLookup.Unreadable();
        }
    }
}
