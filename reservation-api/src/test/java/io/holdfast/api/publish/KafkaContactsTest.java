package io.holdfast.api.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Contact;
import io.holdfast.schemas.testing.TestRegistry;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaContactsTest {

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final KafkaContacts contacts = new KafkaContacts(producer, TestRegistry.get());

    @Test
    void an_address_is_written_under_its_reservation_and_told_once_it_is_acknowledged() {
        CompletableFuture<Boolean> written = contacts.write("ev-1", "cart-1", "a@example.com");

        assertThat(written).isNotDone();
        var record = producer.history().getFirst();
        assertThat(record.topic()).isEqualTo(Topics.CONTACTS.name());
        assertThat(record.key()).isEqualTo("ev-1/cart-1");
        assertThat(new AvroSerde<>(Topics.CONTACTS, Contact.class, TestRegistry.get()).decode(record.value()))
                .isEqualTo(new Contact("ev-1", "cart-1", "a@example.com"));

        producer.completeNext();
        assertThat(written).isCompletedWithValue(true);
    }

    @Test
    void an_erased_address_is_a_tombstone() {
        contacts.erase("ev-1", "cart-1").cancel(false);

        assertThat(producer.history().getFirst().key()).isEqualTo("ev-1/cart-1");
        assertThat(producer.history().getFirst().value()).isNull();
    }

    @Test
    void what_is_not_acknowledged_is_told_so() {
        CompletableFuture<Boolean> written = contacts.write("ev-1", "cart-1", "a@example.com");

        producer.errorNext(new TimeoutException("late"));

        assertThat(written).isCompletedWithValue(false);
    }
}
