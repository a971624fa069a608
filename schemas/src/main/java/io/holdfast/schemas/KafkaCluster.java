package io.holdfast.schemas;

import io.holdfast.schemas.limits.Limit;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where the Kafka cluster is, and how to get in. Every client of a service is made with it, so that there is one way to say who one is.
 *
 * @param bootstrapServers brokers to begin with, as {@code host:port,host:port}
 * @param security settings of every client by their Kafka names; empty if the cluster lets anyone in
 */
public record KafkaCluster(String bootstrapServers, Map<String, String> security) {

    private static final String FILE = "holdfast.kafka.properties-file";

    /** How one gets in, and what Kafka's own providers fetch secrets from; a client's other settings have reasons, and stand in the code. */
    private static final List<String> PREFIXES = List.of("security.", "sasl.", "ssl.", "config.providers");

    /**
     * A broker that is cut off from the others still takes itself for the leader: what is written to it is never acknowledged, and who reads from it
     * sees no error and nothing new. After this time a client asks again who leads; by default it waits 30 s for an acknowledgement, and reads for
     * five minutes.
     */
    private static final int ASKED_AGAIN_MS = 10_000;

    /** Refuses a bad value by its name. */
    public KafkaCluster {
        Limit.require(!bootstrapServers.isBlank(), "holdfast.kafka.bootstrap-servers must name at least one broker");
        security.keySet().stream()
                .filter(key -> PREFIXES.stream().noneMatch(key::startsWith))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("%s must hold settings that begin with %s alone, not %s"
                            .formatted(FILE, String.join(", ", PREFIXES), key));
                });
        security = Map.copyOf(security);
    }

    /** A cluster that lets anyone in. */
    public static KafkaCluster at(String bootstrapServers) {
        return new KafkaCluster(bootstrapServers, Map.of());
    }

    /**
     * A cluster that is entered with the settings in a properties file; they are in a file, since a password on a command line is
     * everybody's.
     */
    public static KafkaCluster at(String bootstrapServers, Optional<Path> propertiesFile) {
        return new KafkaCluster(
                bootstrapServers, propertiesFile.map(KafkaCluster::read).orElse(Map.of()));
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(FILE, unreadable), unreadable);
        }
        var settings = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /** The settings of a client: where the cluster is, how to get in, how long it believes what it knows of the brokers, and those of its own. */
    public Map<String, Object> client(Map<String, ?> own) {
        var all = new HashMap<String, Object>(security);
        all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ASKED_AGAIN_MS);
        all.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, ASKED_AGAIN_MS);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.putAll(own);
        return all;
    }

    /**
     * A consumer of bytes as they are. By itself it commits nothing, and begins with the oldest record wherever it does not know how far it was.
     *
     * @param own its other settings, by their Kafka names
     */
    public KafkaConsumer<byte[], byte[]> consumer(Map<String, ?> own) {
        var all = new HashMap<String, Object>(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
        all.putAll(own);
        return new KafkaConsumer<>(client(all), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A producer of bytes as they are. What it has written is in every in-sync replica, once, whatever it had to repeat.
     *
     * @param own its other settings, by their Kafka names
     */
    public KafkaProducer<byte[], byte[]> producer(Map<String, ?> own) {
        var all = new HashMap<String, Object>(
                Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true));
        all.putAll(own);
        return new KafkaProducer<>(client(all), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Something that is asked of the cluster. */
    @FunctionalInterface
    public interface Question<T> {

        /** Asks, and returns the answer. */
        T ask() throws ExecutionException, InterruptedException, TimeoutException;
    }

    /** A look at the cluster through a client. */
    @FunctionalInterface
    public interface Inspection {

        /** Looks. */
        void of(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }

    /**
     * Looks at the cluster with a client of its own, as a service does when it starts.
     *
     * @throws IllegalStateException if the cluster does not answer or does not let this service in, saying what to do
     */
    public void inspect(Inspection inspection) {
        try (Admin admin = Admin.create(client(Map.of()))) {
            var _ = ask(() -> {
                inspection.of(admin);
                return true;
            });
        }
    }

    /**
     * Asks the cluster something.
     *
     * @throws IllegalStateException if the cluster does not answer or does not let this service in, saying what to do
     */
    public <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException | TimeoutException | KafkaException failed) {
            if (explain(failed) instanceof IllegalStateException refused) {
                throw refused;
            }
            throw new IllegalStateException(
                    "Kafka at %s does not answer (%s): start it, or correct holdfast.kafka.bootstrap-servers"
                            .formatted(this, failed.getMessage()),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka at " + this, interrupted);
        }
    }

    /** What a failure means for the operator, if it is that the cluster does not let the service in; otherwise the failure itself. */
    public Throwable explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationException) {
                return new IllegalStateException(
                        "Kafka at %s does not let this service in (%s): correct the user, its password or the trusted certificates in %s"
                                .formatted(bootstrapServers, cause.getMessage(), FILE),
                        failure);
            }
            if (cause instanceof AuthorizationException) {
                return new IllegalStateException(
                        "Kafka at %s lets this service in, but not do what it must (%s): set the users' rights up before starting this version"
                                .formatted(bootstrapServers, cause.getMessage()),
                        failure);
            }
        }
        return failure;
    }

    /** Keeps passwords out of logs. */
    @Override
    public String toString() {
        return bootstrapServers;
    }
}
