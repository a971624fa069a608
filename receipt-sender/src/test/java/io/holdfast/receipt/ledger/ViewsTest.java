package io.holdfast.receipt.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.receipt.receipt.Cause;
import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.receipt.Contact;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.receipt.ReceiptStatus;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final ReceiptKey KEY = new ReceiptKey("ev-1", "cart-1");
    private static final Instant AT = Instant.parse("2026-11-23T20:00:00.123Z");
    private static final Cause CAUSE = new Cause(3, 42, AT, Optional.of("trace"));
    private static final Optional<Destination> TO = Optional.of(new Destination("print-c", OptionalLong.of(9)));
    private static final Entry SENT = new Entry.Sent(2, AT, CAUSE, TO);
    private static final Entry.Parked PARKED = new Entry.Parked(5, AT, "550", CAUSE, TO);

    private final AvroSerde<Receipt> receipts = new AvroSerde<>(Topics.RECEIPTS, Receipt.class, Schemas.carried());
    private final AvroSerde<Contact> addresses = new AvroSerde<>(Topics.CONTACTS, Contact.class, Schemas.carried());
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
        var later = Receipt.newBuilder(ReceiptCodec.record(KEY, SENT, "d"))
                .setStatus(ReceiptStatus.OTHER)
                .build();

        ledger.apply(record(receipts.encode(later)));

        assertThat(ledger.find(KEY))
                .contains(new Entry.Parked(2, AT, "in a state that this version does not know", CAUSE, TO));
    }

    @Test
    void an_undecodable_entry_is_told_and_hides_nothing_that_is_known() {
        ledger.apply(entry(SENT));

        assertThatThrownBy(() -> ledger.apply(record(new byte[] {9}))).isInstanceOf(UndecodableException.class);
        assertThat(ledger.find(KEY)).contains(SENT);
    }

    @Test
    void an_address_is_known_until_its_tombstone() {
        contacts.apply(record(addresses.encode(address("a"))));
        assertThat(contacts.find(KEY, Optional.empty())).isEqualTo(known("a", OptionalLong.of(0)));

        contacts.apply(record(null));
        assertThat(contacts.find(KEY, Optional.empty())).isEqualTo(new ContactLookup.Absent());
    }

    @Test
    void the_address_of_the_checkout_counts_unless_another_replaced_it() {
        contacts.apply(record(KEY + "/print-a", addresses.encode(address("a"))));
        contacts.apply(record(KEY + "/print-b", addresses.encode(address("b"))));
        assertThat(contacts.find(KEY, Optional.of("print-a"))).isEqualTo(known("a", OptionalLong.empty()));
        assertThat(contacts.find(KEY, Optional.empty())).isEqualTo(new ContactLookup.Absent());

        contacts.apply(record(addresses.encode(address("c"))));
        assertThat(contacts.find(KEY, Optional.of("print-a"))).isEqualTo(known("c", OptionalLong.of(0)));

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

    @Test
    void only_an_address_that_replaced_another_is_told_and_listed() {
        List<ReceiptKey> told = new ArrayList<>();
        contacts.onChange(told::add);

        contacts.apply(record(KEY + "/print-a", addresses.encode(address("a"))));
        assertThat(contacts.replaced()).isEmpty();
        contacts.apply(record(addresses.encode(address("c"))));
        assertThat(contacts.replaced()).containsExactly(KEY);
        contacts.apply(record(null));

        assertThat(contacts.replaced()).isEmpty();
        assertThat(told).containsExactly(KEY, KEY);
    }

    @Test
    void an_erasure_takes_the_addresses_of_every_checkout_of_the_reservation_and_of_no_other() {
        contacts.apply(record(KEY + "/print-a", addresses.encode(address("a"))));
        contacts.apply(record(KEY + "/print-b", addresses.encode(address("b"))));
        contacts.apply(record(KEY + "1/print-a", addresses.encode(address("a"))));

        contacts.apply(record(null));

        assertThat(contacts.find(KEY, Optional.of("print-a"))).isEqualTo(new ContactLookup.Absent());
        assertThat(contacts.find(KEY, Optional.of("print-b"))).isEqualTo(new ContactLookup.Absent());
        assertThat(contacts.find(new ReceiptKey("ev-1", "cart-11"), Optional.of("print-a")))
                .isInstanceOf(ContactLookup.Known.class);
        assertThat(contacts.voided()).containsOnlyKeys(KEY + "/print-a", KEY + "/print-b");
    }

    @Test
    void an_address_that_is_given_anew_behind_the_erasure_stays() {
        contacts.apply(record(KEY + "/print-a", addresses.encode(address("a"))));
        contacts.apply(record(null));

        contacts.apply(record(KEY + "/print-a", addresses.encode(address("a"))));

        assertThat(contacts.voided()).isEmpty();
        assertThat(contacts.find(KEY, Optional.of("print-a"))).isEqualTo(known("a", OptionalLong.empty()));
    }

    @Test
    void an_address_that_replaces_others_makes_them_void_until_they_are_erased() {
        contacts.apply(record(KEY + "/print-a", addresses.encode(address("a"))));
        contacts.apply(record(addresses.encode(address("c"))));
        assertThat(contacts.voided()).containsOnlyKeys(KEY + "/print-a");

        contacts.apply(record(KEY + "/print-a", null));

        assertThat(contacts.voided()).isEmpty();
    }

    @Test
    void what_is_void_is_erased_once_everything_was_read_and_asked_for_once() {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        var caughtUp = new CompletableFuture<Void>();
        var eraser = new ContactEraser(
                producer, () -> Uni.createFrom().completionStage(caughtUp), contacts::voided, failure -> {
                    throw new AssertionError(failure);
                });
        contacts.apply(record(KEY + "/print-a", addresses.encode(address("a"))));
        contacts.apply(record(KEY + "/print-b", addresses.encode(address("b"))));
        contacts.apply(record(null));

        eraser.erase();
        eraser.erase();
        contacts.apply(record(KEY + "/print-a", addresses.encode(address("a"))));
        assertThat(producer.history()).isEmpty();
        caughtUp.complete(null);

        assertThat(producer.history()).singleElement().satisfies(tombstone -> {
            assertThat(tombstone.key()).isEqualTo(KEY + "/print-b");
            assertThat(tombstone.value()).isNull();
            assertThat(tombstone.topic()).isEqualTo(Topics.CONTACTS.name());
            assertThat(tombstone.partition()).isZero();
        });
    }

    @Test
    void a_receipt_that_is_sent_once_more_is_listed_until_it_is_done_with() {
        ledger.apply(entry(new Entry.Pending(AT, CAUSE, TO)));
        assertThat(ledger.pending()).containsExactly(KEY);
        assertThat(ledger.find(KEY)).contains(new Entry.Pending(AT, CAUSE, TO));

        ledger.apply(entry(new Entry.None(1, AT, "contact erased", CAUSE)));
        assertThat(ledger.pending()).isEmpty();
        assertThat(ledger.parked()).isEmpty();
        assertThat(ledger.find(KEY)).contains(new Entry.None(1, AT, "contact erased", CAUSE));
    }

    private static Contact address(String name) {
        return new Contact("ev-1", "cart-1", name + "@example.org", "print-" + name);
    }

    private static ContactLookup known(String name, OptionalLong replacedAt) {
        return new ContactLookup.Known(name + "@example.org", new Destination("print-" + name, replacedAt));
    }

    private ConsumerRecord<String, byte[]> entry(Entry entry) {
        return record(receipts.encode(ReceiptCodec.record(KEY, entry, "d")));
    }

    private static ConsumerRecord<String, byte[]> record(byte @Nullable [] value) {
        return record(KEY.toString(), value);
    }

    private static ConsumerRecord<String, byte[]> record(String key, byte @Nullable [] value) {
        return new ConsumerRecord<>("topic", 0, 0, key, value);
    }
}
