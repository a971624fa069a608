package io.holdfast.schemas;

import io.holdfast.schemas.installation.Installation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The id of this installation. It is made once, at set-up, and kept on the log for ever. What one installation does outside, under an account
 * that another may share, is told apart by it.
 */
public final class Installations {

    private static final String KEY = "installation";
    private static final TopicPartition PARTITION = new TopicPartition(Topics.INSTALLATION.name(), 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Installations() {}

    /**
     * The id of this installation, which is made if there is none yet. Two set-ups at once agree: the first record counts.
     *
     * @throws KafkaException if the topic cannot be read or written
     */
    public static String establish(KafkaCluster cluster, Schemas schemas) throws InterruptedException {
        var serde = new AvroSerde<>(Topics.INSTALLATION, Installation.class, schemas);
        Optional<String> known = read(cluster, serde);
        if (known.isPresent()) {
            return known.get();
        }
        write(cluster, serde.encode(new Installation(UUID.randomUUID().toString())));
        return read(cluster, serde)
                .orElseThrow(() -> new KafkaException(
                        "what was just written to %s is not there".formatted(Topics.INSTALLATION.name())));
    }

    /**
     * The id of this installation.
     *
     * @throws IllegalStateException if the installation was not set up
     * @throws KafkaException if the topic cannot be read
     */
    public static String read(KafkaCluster cluster, Schemas schemas) {
        return read(cluster, new AvroSerde<>(Topics.INSTALLATION, Installation.class, schemas))
                .orElseThrow(() -> new IllegalStateException(
                        "topic %s is empty, so that this installation has no id: run the set-up before starting the services"
                                .formatted(Topics.INSTALLATION.name())));
    }

    private static Optional<String> read(KafkaCluster cluster, AvroSerde<Installation> serde) {
        Map<String, Object> settings = cluster.client(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION), PATIENCE).getOrDefault(PARTITION, 0L);
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(PARTITION, PATIENCE) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
                    return Optional.of(serde.decode(record.value()).getId());
                }
                if (System.nanoTime() - giveUp > 0) {
                    throw new KafkaException("%s could not be read within %d s"
                            .formatted(Topics.INSTALLATION.name(), PATIENCE.toSeconds()));
                }
            }
            return Optional.empty();
        }
    }

    private static void write(KafkaCluster cluster, byte[] value) throws InterruptedException {
        Map<String, Object> settings = cluster.client(
                Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), KEY, value))
                    .get();
        } catch (ExecutionException failed) {
            throw new KafkaException("the id of this installation could not be written", failed.getCause());
        }
    }
}
