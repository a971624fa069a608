package io.holdfast.system;

import io.holdfast.schemas.KafkaCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What one user tries on the cluster, with real clients. Each attempt says with what it was refused, or nothing where it was not. */
final class Attempts implements AutoCloseable {

    private static final int ANSWER_MS = 15_000;
    private static final Duration POLL = Duration.ofMillis(300);

    private final KafkaCluster cluster;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;

    Attempts(KafkaCluster cluster) {
        this.cluster = cluster;
        producer = new KafkaProducer<>(
                cluster.client(Map.of(
                        // One that may write nowhere is not even given an id; what is tried here is the topic.
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        ANSWER_MS)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                cluster.client(Map.of(
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        admin = Admin.create(cluster.client(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MS)));
    }

    Admin admin() {
        return admin;
    }

    /** Writes a record that is none. */
    Optional<AuthorizationException> write(String topic) throws Exception {
        try {
            producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get(ANSWER_MS, TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException failed) {
            return Optional.of(refusal(failed.getCause()));
        } catch (KafkaException refused) {
            return Optional.of(refusal(refused));
        }
    }

    /** Fetches, without a group, until it is refused; one that is allowed to is not for so long. */
    Optional<AuthorizationException> read(String topic) {
        try {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MS);
            while (System.nanoTime() < until) {
                consumer.poll(POLL);
            }
            return Optional.empty();
        } catch (AuthorizationException refused) {
            return Optional.of(refused);
        } finally {
            consumer.unsubscribe();
        }
    }

    /** Joins a group and reads with it; the group has no member of that topic afterwards. */
    Optional<AuthorizationException> join(String group, String topic) {
        var settings = cluster.client(Map.of(ConsumerConfig.GROUP_ID_CONFIG, group));
        try (var member = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            member.subscribe(List.of(topic));
            member.poll(Duration.ofMillis(ANSWER_MS));
            return Optional.empty();
        } catch (AuthorizationException refused) {
            return Optional.of(refused);
        }
    }

    /** Takes a transactional id over: the producer that had it could commit no more. */
    Optional<AuthorizationException> takeOver(String transactionalId) {
        var settings = cluster.client(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                ANSWER_MS));
        try (var thief = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            thief.initTransactions();
            return Optional.empty();
        } catch (AuthorizationException refused) {
            return Optional.of(refused);
        }
    }

    /** Asks the cluster for something that only its admin may. */
    Optional<AuthorizationException> ask(KafkaFuture<?> answer) throws InterruptedException, TimeoutException {
        try {
            var _ = answer.get(ANSWER_MS, TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException failed) {
            return Optional.of(refusal(failed.getCause()));
        }
    }

    private static AuthorizationException refusal(Throwable failure) {
        if (failure instanceof AuthorizationException refused) {
            return refused;
        }
        throw new AssertionError("neither done nor refused", failure);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
        admin.close(Duration.ofSeconds(1));
    }
}
