package io.holdfast.api.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Contact;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaContactWriterTest {

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final KafkaContactWriter contacts = new KafkaContactWriter(producer, Schemas.carried(), "ours");

    @Test
    void an_address_is_written_under_its_reservation_and_told_once_it_is_acknowledged() {
        CompletableFuture<Boolean> written = contacts.write("ev-1", "cart-1", Optional.empty(), "a@example.com");

        assertThat(written).isNotDone();
        var record = producer.history().getFirst();
        assertThat(record.topic()).isEqualTo(Topics.CONTACTS.name());
        assertThat(record.key()).isEqualTo("ev-1/cart-1");
        assertThat(new AvroSerde<>(Topics.CONTACTS, Contact.class, Schemas.carried()).decode(record.value()))
                .isEqualTo(new Contact(
                        "ev-1", "cart-1", "a@example.com", contacts.fingerprint("ev-1", "cart-1", "a@example.com")));

        producer.completeNext();
        assertThat(written).isCompletedWithValue(true);
    }

    @Test
    void the_address_of_a_checkout_is_written_under_its_fingerprint() {
        String print = contacts.fingerprint("ev-1", "cart-1", "a@example.com");

        contacts.write("ev-1", "cart-1", Optional.of(print), "a@example.com").cancel(false);

        assertThat(producer.history().getFirst().key()).isEqualTo("ev-1/cart-1/" + print);
    }

    @Test
    void a_fingerprint_is_the_same_for_the_same_address_and_another_for_anything_else() {
        String print = contacts.fingerprint("ev-1", "cart-1", "a@example.com");

        assertThat(print).matches("[A-Za-z0-9_-]{22}");
        assertThat(contacts.fingerprint("ev-1", "cart-1", "a@example.com")).isEqualTo(print);
        assertThat(contacts.fingerprint("ev-1", "cart-1", "b@example.com")).isNotEqualTo(print);
        assertThat(contacts.fingerprint("ev-1", "cart-2", "a@example.com")).isNotEqualTo(print);
        assertThat(new KafkaContactWriter(producer, Schemas.carried(), "theirs")
                        .fingerprint("ev-1", "cart-1", "a@example.com"))
                .isNotEqualTo(print);
    }

    @Test
    void an_erased_address_is_a_tombstone() {
        contacts.eraseAll("ev-1", "cart-1").cancel(false);

        assertThat(producer.history().getFirst().key()).isEqualTo("ev-1/cart-1");
        assertThat(producer.history().getFirst().value()).isNull();
    }

    @Test
    void what_is_not_acknowledged_is_told_so() {
        CompletableFuture<Boolean> written = contacts.write("ev-1", "cart-1", Optional.empty(), "a@example.com");

        producer.errorNext(new TimeoutException("late"));

        assertThat(written).isCompletedWithValue(false);
    }
}
