package io.holdfast.receipt.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.receipt.receipt.Cause;
import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.receipt.Contact;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.receipt.ReceiptStatus;
import io.holdfast.schemas.testing.TestRegistry;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final ReceiptKey KEY = new ReceiptKey("ev-1", "cart-1");
    private static final Instant AT = Instant.parse("2026-11-23T20:00:00.123Z");
    private static final Cause CAUSE = new Cause(3, 42, AT, Optional.of("trace"));
    private static final Entry SENT = new Entry.Sent(2, AT);
    private static final Entry.Parked PARKED = new Entry.Parked(5, AT, "550", CAUSE);

    private final AvroSerde<Receipt> receipts = new AvroSerde<>(Topics.RECEIPTS, Receipt.class, TestRegistry.get());
    private final AvroSerde<Contact> addresses = new AvroSerde<>(Topics.CONTACTS, Contact.class, TestRegistry.get());
    private final LedgerView ledger = new LedgerView(receipts);
    private final ContactsView contacts = new ContactsView(addresses);

    @Test
    void an_entry_is_read_as_it_was_written() {
        ledger.apply(entry(SENT));
        assertThat(ledger.find(KEY)).contains(SENT);

        ledger.apply(entry(PARKED));
        assertThat(ledger.find(KEY)).contains(PARKED);
    }

    @Test
    void parked_receipts_are_listed_until_they_are_sent() {
        ledger.apply(entry(PARKED));
        assertThat(ledger.parked()).containsExactly(new Parked(KEY, PARKED));

        ledger.apply(entry(SENT));
        assertThat(ledger.parked()).isEmpty();
    }

    @Test
    void what_was_just_written_counts_before_it_is_read_back() {
        ledger.apply(entry(PARKED));

        ledger.wrote(KEY, SENT);
        ledger.apply(entry(PARKED));
        assertThat(ledger.find(KEY)).contains(SENT);

        ledger.apply(entry(SENT));
        assertThat(ledger.find(KEY)).contains(SENT);
    }

    @Test
    void what_another_instance_wrote_later_counts_more_than_what_this_one_wrote() {
        ledger.wrote(KEY, PARKED);
        ledger.apply(entry(PARKED));
        ledger.apply(entry(SENT));

        assertThat(ledger.find(KEY)).contains(SENT);
    }

    @Test
    void a_state_of_a_later_version_is_left_to_a_person() {
        var later = Receipt.newBuilder(ReceiptCodec.record(KEY, SENT, CAUSE, "d"))
                .setStatus(ReceiptStatus.OTHER)
                .build();

        ledger.apply(record(receipts.encode(later)));

        assertThat(ledger.find(KEY))
                .contains(new Entry.Parked(2, AT, "in a state that this version does not know", CAUSE));
    }

    @Test
    void an_undecodable_entry_is_not_passed_over() {
        assertThatThrownBy(() -> ledger.apply(record(new byte[] {9}))).isInstanceOf(UndecodableException.class);
    }

    @Test
    void an_address_is_known_until_its_tombstone() {
        contacts.apply(record(addresses.encode(new Contact("ev-1", "cart-1", "a@example.org"))));
        assertThat(contacts.find(KEY, Optional.empty())).isEqualTo(new ContactLookup.Known("a@example.org"));

        contacts.apply(record(null));
        assertThat(contacts.find(KEY, Optional.empty())).isEqualTo(new ContactLookup.Absent());
    }

    @Test
    void the_address_of_the_checkout_counts_unless_another_replaced_it() {
        contacts.apply(record(KEY + "/print-a", addresses.encode(new Contact("ev-1", "cart-1", "a@example.org"))));
        contacts.apply(record(KEY + "/print-b", addresses.encode(new Contact("ev-1", "cart-1", "b@example.org"))));
        assertThat(contacts.find(KEY, Optional.of("print-a"))).isEqualTo(new ContactLookup.Known("a@example.org"));
        assertThat(contacts.find(KEY, Optional.empty())).isEqualTo(new ContactLookup.Absent());

        contacts.apply(record(addresses.encode(new Contact("ev-1", "cart-1", "c@example.org"))));
        assertThat(contacts.find(KEY, Optional.of("print-a"))).isEqualTo(new ContactLookup.Known("c@example.org"));

        contacts.apply(record(null));
        contacts.apply(record(KEY + "/print-a", null));
        assertThat(contacts.find(KEY, Optional.of("print-a"))).isEqualTo(new ContactLookup.Absent());
    }

    @Test
    void an_undecodable_contact_stops_nobody_elses_receipt() {
        contacts.apply(record(new byte[] {9}));

        assertThat(contacts.find(KEY, Optional.empty())).isEqualTo(new ContactLookup.Unreadable());
        assertThat(contacts.find(new ReceiptKey("ev-1", "cart-2"), Optional.empty()))
                .isEqualTo(new ContactLookup.Absent());
    }

    private ConsumerRecord<String, byte[]> entry(Entry entry) {
        return record(receipts.encode(ReceiptCodec.record(KEY, entry, CAUSE, "d")));
    }

    private static ConsumerRecord<String, byte[]> record(byte @Nullable [] value) {
        return record(KEY.toString(), value);
    }

    private static ConsumerRecord<String, byte[]> record(String key, byte @Nullable [] value) {
        return new ConsumerRecord<>("topic", 0, 0, key, value);
    }
}
