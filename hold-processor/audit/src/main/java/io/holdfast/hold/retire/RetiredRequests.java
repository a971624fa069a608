package io.holdfast.hold.retire;

import io.holdfast.hold.tool.ToolCluster;
import io.holdfast.schemas.Deadline;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Passes over what was asked of payment-adapter and not done yet, of events that another region has taken over: a void that waits here would give back
 * what that region has sold. What waits of other events is asked again behind it; to repeat a request changes nothing.
 */
final class RetiredRequests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RetiredRequests() {}

    /**
     * Passes over them. May be repeated. Nobody asks for more of these events once the region has retired.
     *
     * @return how many were passed over
     * @throws KafkaException if they could not be read to their end, or a request of another event may not be there again
     */
    static int passOver(KafkaCluster cluster, Set<String> events) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.client(Map.of()));
                var consumer = ToolCluster.consumer(
                        cluster, Map.of(ConsumerConfig.GROUP_ID_CONFIG, KafkaUsers.PAYMENT_ADAPTER.name()));
                var producer = cluster.producer(Map.of())) {
            return passOver(consumer, producer, Partitions.on(admin).of(Topics.PAYMENT_REQUESTS), events);
        }
    }

    static int passOver(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            Collection<TopicPartition> partitions,
            Set<String> events)
            throws InterruptedException {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        var again = new ArrayList<Future<?>>();
        int passedOver = 0;
        Deadline deadline = Deadline.in(PATIENCE);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> request : consumer.poll(Duration.ofSeconds(1))) {
                deadline = Deadline.in(PATIENCE);
                if (request.offset() >= ends.getOrDefault(partition(request), 0L)) {
                    continue;
                }
                if (isOf(request, events)) {
                    passedOver++;
                } else {
                    again.add(producer.send(new ProducerRecord<>(
                            request.topic(), request.partition(), request.key(), request.value(), request.headers())));
                }
            }
            if (deadline.passed()) {
                throw new KafkaException("%s could not be read to its end".formatted(Topics.PAYMENT_REQUESTS.name()));
            }
        }
        for (Future<?> sent : again) {
            var _ = ToolCluster.acknowledged(sent, "a request was not written again");
        }
        Map<TopicPartition, OffsetAndMetadata> passed = new HashMap<>();
        ends.forEach((partition, end) -> passed.put(partition, new OffsetAndMetadata(end)));
        consumer.commitSync(passed, PATIENCE);
        return passedOver;
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> request) {
        return new TopicPartition(request.topic(), request.partition());
    }

    private static boolean isOf(ConsumerRecord<byte[], byte[]> request, Set<String> events) {
        return request.key() != null && events.contains(Keys.event(new String(request.key(), StandardCharsets.UTF_8)));
    }
}
