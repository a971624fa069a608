package io.holdfast.api.publish;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Contact;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Contacts on Kafka, through the producer of the commands: what is written before a command is acknowledged before it. */
public final class KafkaContacts implements Contacts {

    private static final Logger LOG = Logger.getLogger(KafkaContacts.class);
    private static final String SOURCE = "/holdfast/reservation-api";

    private final Producer<String, byte[]> producer;
    private final AvroSerde<Contact> serde;
    private final Fingerprints fingerprints;

    /**
     * Writes with this producer.
     *
     * @param installation id of this installation, by which fingerprints are keyed
     * @throws IllegalStateException if the contacts' schema has no id yet
     */
    public KafkaContacts(Producer<String, byte[]> producer, Schemas schemas, String installation) {
        this.producer = producer;
        this.serde = new AvroSerde<>(Topics.CONTACTS, Contact.class, schemas);
        this.fingerprints = new Fingerprints(installation);
    }

    @Override
    public String fingerprint(String event, String reservation, String email) {
        return fingerprints.of(event, reservation, email);
    }

    @Override
    public CompletableFuture<Boolean> write(
            String event, String reservation, Optional<String> fingerprint, String email) {
        String key = fingerprint
                .map(print -> Keys.contact(event, reservation, print))
                .orElseGet(() -> Keys.reservation(event, reservation));
        return send(key, serde.encode(new Contact(event, reservation, email, fingerprint(event, reservation, email))));
    }

    @Override
    public CompletableFuture<Boolean> erase(String event, String reservation, String fingerprint) {
        return send(Keys.contact(event, reservation, fingerprint), null);
    }

    @Override
    public CompletableFuture<Boolean> eraseAll(String event, String reservation) {
        return send(Keys.reservation(event, reservation), null);
    }

    private CompletableFuture<Boolean> send(String key, byte @Nullable [] value) {
        var record = new ProducerRecord<>(Topics.CONTACTS.name(), key, value);
        RecordHeaders.addCloudEvent(
                record.headers(), UUID.randomUUID().toString(), SOURCE, "io.holdfast.Contact", Instant.now());
        var acknowledged = new CompletableFuture<Boolean>();
        try {
            var _ = producer.send(record, (_, failure) -> {
                if (failure != null) {
                    LOG.warnf("a contact was not acknowledged: %s", failure.toString());
                }
                acknowledged.complete(failure == null);
            });
        } catch (KafkaException | IllegalStateException refused) {
            LOG.warnf("a contact was refused before sending: %s", refused.toString());
            acknowledged.complete(false);
        }
        return acknowledged;
    }
}
