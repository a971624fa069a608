package io.holdfast.receipt.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Contact;
import io.holdfast.shell.ServiceInstance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactsViewTest {

    private static final ReceiptKey KEY = new ReceiptKey("ev-1", "cart-1");
    private final AvroSerde<Contact> addresses = new AvroSerde<>(Topics.CONTACTS, Contact.class, Schemas.carried());
    private final ContactsView contacts = new ContactsView(addresses);

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
    void what_is_void_is_erased_once_everything_was_read() {
        try (var topic = new MemoryTopic(Topics.CONTACTS)) {
            var service = new ServiceInstance("receipt-sender", "test", KafkaCluster.at("nowhere:1"));
            var read = new KafkaContacts(topic.topics(), topic.writer(), Schemas.carried(), service);
            topic.append(0, KEY + "/print-a", addresses.encode(address("a")));
            topic.append(1, KEY + "/print-b", addresses.encode(address("b")));
            read.caughtUp().join();
            topic.end(4);
            topic.appendBeforeTheEnd(2, KEY.toString(), null);
            await().until(() -> read.find(KEY, Optional.of("print-a")).equals(new ContactLookup.Absent()));
            assertThat(topic.written()).isEmpty();

            topic.appendBeforeTheEnd(3, KEY + "/print-a", addresses.encode(address("a")));

            await().until(() -> !topic.written().isEmpty());
            assertThat(topic.written()).singleElement().satisfies(tombstone -> {
                assertThat(tombstone.key()).asString(StandardCharsets.UTF_8).isEqualTo(KEY + "/print-b");
                assertThat(tombstone.value()).isNull();
                assertThat(tombstone.topic()).isEqualTo(Topics.CONTACTS.name());
                assertThat(tombstone.partition()).isZero();
            });
        }
    }

    private static Contact address(String name) {
        return new Contact("ev-1", "cart-1", name + "@example.org", "print-" + name);
    }

    private static ContactLookup known(String name, OptionalLong replacedAt) {
        return new ContactLookup.Known(name + "@example.org", new Destination("print-" + name, replacedAt));
    }

    private static ConsumerRecord<String, byte[]> record(byte @Nullable [] value) {
        return record(KEY.toString(), value);
    }

    private static ConsumerRecord<String, byte[]> record(String key, byte @Nullable [] value) {
        return new ConsumerRecord<>("topic", 0, 0, key, value);
    }
}
