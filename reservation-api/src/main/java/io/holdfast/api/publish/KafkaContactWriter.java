package io.holdfast.api.publish;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Contact;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes contacts to Kafka, through the producer of the commands: what is written before a command is acknowledged before it. */
public final class KafkaContactWriter implements ContactWriter {

    private static final Logger LOG = Logger.getLogger(KafkaContactWriter.class);
    private static final String SOURCE = "/holdfast/reservation-api";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int FINGERPRINT_BYTES = 16;

    private final Producer<String, byte[]> producer;
    private final AvroSerde<Contact> serde;
    private final SecretKeySpec fingerprintKey;

    /**
     * Writes with this producer.
     *
     * @param installation id of this installation, by which fingerprints are keyed
     * @throws IllegalStateException if the contacts' schema has no id yet
     */
    public KafkaContactWriter(Producer<String, byte[]> producer, Schemas schemas, String installation) {
        this.producer = producer;
        this.serde = new AvroSerde<>(Topics.CONTACTS, Contact.class, schemas);
        this.fingerprintKey = new SecretKeySpec(installation.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The first bytes of HMAC-SHA256 over event, reservation and address, keyed by the id of the installation, in base64url. The same address has
     * another in every reservation, so that nobody can follow a customer through the log. Ids hold no slash: no two reservations run together.
     */
    @Override
    public String fingerprint(String event, String reservation, String email) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(fingerprintKey);
            byte[] print = mac.doFinal((event + '/' + reservation + '/' + email).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(print, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
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
