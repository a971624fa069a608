package io.holdfast.hold.retire;

import static java.util.Objects.requireNonNull;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Removes what payment-adapter's ledger has of events that another region has taken over: their payments are in that region's ledger, and this one's
 * payment-adapter would go on with those that were open. Needs the rights to read and to write the ledger and to describe payment-adapter's group.
 */
public final class RetiredPayments {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SLASH = "/";

    private RetiredPayments() {}

    /**
     * Removes every payment of these events from the ledger of this cluster. May be repeated.
     *
     * @return how many entries were removed
     * @throws IllegalStateException if a payment-adapter runs: it would write what is removed again
     * @throws KafkaException if the ledger could not be read to its end, or a removal may not be there
     */
    public static int remove(KafkaCluster cluster, Set<String> events) throws InterruptedException {
        Map<String, Object> reading = cluster.client(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
        Map<String, Object> writing = cluster.client(
                Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true));
        try (Admin admin = Admin.create(cluster.client(Map.of()));
                var consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())) {
            refuseIfInUse(admin);
            return remove(consumer, producer, Partitions.on(admin).of(Topics.PAYMENTS), events);
        } catch (ExecutionException failed) {
            throw new KafkaException("the cluster could not be asked", failed.getCause());
        }
    }

    private static void refuseIfInUse(Admin admin) throws ExecutionException, InterruptedException {
        if (members(admin) > 0) {
            throw new IllegalStateException("payment-adapter runs: stop it before its ledger is changed");
        }
    }

    /** A group that nobody was ever in is not there. */
    private static int members(Admin admin) throws ExecutionException, InterruptedException {
        String group = KafkaUsers.PAYMENT_ADAPTER.name();
        try {
            return requireNonNull(admin.describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group))
                    .get()
                    .members()
                    .size();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw failed;
        }
    }

    static int remove(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            Collection<TopicPartition> partitions,
            Set<String> events)
            throws InterruptedException {
        Map<TopicPartition, Map<String, byte[]>> entries = entries(consumer, partitions, events);
        Map<String, Future<?>> sent = new HashMap<>();
        entries.forEach((partition, keys) -> keys.forEach((key, bytes) -> sent.put(
                key, producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), bytes, null)))));
        for (Map.Entry<String, Future<?>> removal : sent.entrySet()) {
            try {
                var _ = removal.getValue().get();
            } catch (ExecutionException failed) {
                throw new KafkaException(
                        "%s may still be in the ledger".formatted(removal.getKey()), failed.getCause());
            }
        }
        return sent.size();
    }

    /** The keys that have an entry, by partition. */
    private static Map<TopicPartition, Map<String, byte[]>> entries(
            Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions, Set<String> events) {
        var entries = new HashMap<TopicPartition, Map<String, byte[]>>();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            var records = consumer.poll(Duration.ofSeconds(1));
            if (!records.isEmpty()) {
                giveUp = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - giveUp > 0) {
                throw new KafkaException("%s could not be read to its end".formatted(Topics.PAYMENTS.name()));
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                note(record, events, entries);
            }
        }
        return entries;
    }

    private static void note(
            ConsumerRecord<byte[], byte[]> record,
            Set<String> events,
            Map<TopicPartition, Map<String, byte[]>> entries) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (!events.contains(key.split(SLASH, 2)[0])) {
            return;
        }
        Map<String, byte[]> keys = entries.computeIfAbsent(
                new TopicPartition(record.topic(), record.partition()), _ -> new LinkedHashMap<>());
        if (record.value() == null) {
            keys.remove(key);
        } else {
            keys.put(key, record.key());
        }
    }
}
