package io.holdfast.hold.retire;

import static java.util.Objects.requireNonNull;

import io.holdfast.hold.tool.ToolCluster;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.TopicReader;
import io.holdfast.schemas.Topics;
import java.nio.charset.StandardCharsets;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Removes what payment-adapter's ledger has of events that another region has taken over: their payments are in that region's ledger, and this one's
 * payment-adapter would go on with those that were open. Needs the rights to read and to write the ledger and to describe payment-adapter's group.
 */
public final class RetiredPayments {

    private RetiredPayments() {}

    /**
     * Removes every payment of these events from the ledger of this cluster. May be repeated.
     *
     * @return how many entries were removed
     * @throws IllegalStateException if a payment-adapter runs: it would write what is removed again
     * @throws KafkaException if the ledger could not be read to its end, or a removal may not be there
     */
    public static int remove(KafkaCluster cluster, Set<String> events) throws InterruptedException {
        try (Admin admin = Admin.create(cluster.client(Map.of()));
                var consumer = ToolCluster.consumer(cluster, Map.of());
                var producer = cluster.producer(Map.of())) {
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
            var _ = ToolCluster.acknowledged(
                    removal.getValue(), "%s may still be in the ledger".formatted(removal.getKey()));
        }
        return sent.size();
    }

    /** The keys that have an entry, by partition. */
    private static Map<TopicPartition, Map<String, byte[]>> entries(
            Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions, Set<String> events) {
        var entries = new HashMap<TopicPartition, Map<String, byte[]>>();
        // Closed by who opened the consumer.
        new TopicReader(consumer, partitions).toEnd(record -> note(record, events, entries));
        return entries;
    }

    private static void note(
            ConsumerRecord<byte[], byte[]> record,
            Set<String> events,
            Map<TopicPartition, Map<String, byte[]>> entries) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (!events.contains(Keys.event(key))) {
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
