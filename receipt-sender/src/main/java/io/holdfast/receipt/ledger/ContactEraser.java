package io.holdfast.receipt.ledger;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Topics;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Erases the addresses that an erasure or another address made void: those that checkouts named, whose keys reservation-api cannot know.
 * Every instance does; a second tombstone changes nothing. What could not be written is found again when the topic is read at the next start.
 */
final class ContactEraser implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    private final Supplier<Uni<Void>> caughtUp;
    private final Supplier<Map<String, Integer>> voided;
    private final Consumer<Throwable> onFailure;
    private final AtomicBoolean asked = new AtomicBoolean();

    /**
     * Erases through this producer.
     *
     * @param caughtUp completes once every contact has been read that was written before the call
     * @param voided the keys to erase, and the partition of each
     * @param onFailure called where an address can't be erased
     */
    ContactEraser(
            Producer<String, byte[]> producer,
            Supplier<Uni<Void>> caughtUp,
            Supplier<Map<String, Integer>> voided,
            Consumer<Throwable> onFailure) {
        this.producer = producer;
        this.caughtUp = caughtUp;
        this.voided = voided;
        this.onFailure = onFailure;
    }

    /** How its producer is to be. */
    static Map<String, Object> settings(KafkaCluster cluster, String clientId) {
        return cluster.client(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                clientId,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all"));
    }

    /** Erases what is void, once everything was read: an address may have been given anew since, and then stays. */
    void erase() {
        if (asked.compareAndSet(false, true)) {
            var _ = caughtUp.get().subscribe().with(_ -> write(), onFailure);
        }
    }

    private void write() {
        asked.set(false);
        try {
            voided.get().forEach((key, partition) -> {
                var tombstone = new ProducerRecord<String, byte[]>(Topics.CONTACTS.name(), partition, key, null);
                var _ = producer.send(tombstone, (_, failure) -> {
                    if (failure != null) {
                        onFailure.accept(failure);
                    }
                });
            });
        } catch (RuntimeException failure) {
            onFailure.accept(failure);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
