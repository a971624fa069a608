package io.holdfast.bench.baseline.floor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers and consumers with the settings that Holdfast's have. */
final class FloorClients {

    private static final int BATCH_BYTES = 64 * 1024;

    /** The transaction of before may still be ending when the next one begins: the default of 100 ms would be waited each time. */
    private static final int RETRY_BACKOFF_MS = 2;

    private final String bootstrapServers;

    FloorClients(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** A producer whose records are acknowledged by all replicas and never wait for company. */
    Producer<String, byte[]> producer() {
        return producer(Map.of());
    }

    Producer<String, byte[]> transactionalProducer(String transactionalId) {
        return producer(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId,
                ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS));
    }

    private Producer<String, byte[]> producer(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1));
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer of all partitions of a topic, from the beginning. */
    Consumer<String, byte[]> consumer(String topic, IsolationLevel isolation) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation.toString(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "floor"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = FloorTopics.partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
