package io.holdfast.schemas;

import io.holdfast.schemas.installation.Installation;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;

/**
 * The id of this installation. It is made once, at set-up, and kept on the log for ever. What one installation does outside, under an account
 * that another may share, is told apart by it.
 */
public final class Installations {

    private static final String KEY = "installation";

    private Installations() {}

    /**
     * The id of this installation, which is made if there is none yet. Two set-ups at once agree: the first record counts.
     *
     * @throws IllegalStateException if the topic cannot be read, saying what to do
     * @throws KafkaException if it cannot be written
     */
    public static String establish(KafkaCluster cluster, Schemas schemas) throws InterruptedException {
        var serde = new AvroSerde<>(Topics.INSTALLATION, Installation.class, schemas);
        Optional<String> known = read(cluster, serde);
        if (known.isPresent()) {
            return known.get();
        }
        topic(cluster)
                .append(KEY, serde.encode(new Installation(UUID.randomUUID().toString())));
        return read(cluster, serde)
                .orElseThrow(() -> new KafkaException(
                        "what was just written to %s is not there".formatted(Topics.INSTALLATION.name())));
    }

    /**
     * The id of this installation.
     *
     * @throws IllegalStateException if the installation was not set up, or the topic cannot be read, saying what to do
     */
    public static String read(KafkaCluster cluster, Schemas schemas) {
        return read(cluster, new AvroSerde<>(Topics.INSTALLATION, Installation.class, schemas))
                .orElseThrow(() -> new IllegalStateException(
                        "topic %s is empty, so that this installation has no id: run the set-up before starting the services"
                                .formatted(Topics.INSTALLATION.name())));
    }

    private static Optional<String> read(KafkaCluster cluster, AvroSerde<Installation> serde) {
        return topic(cluster).read().stream()
                .findFirst()
                .map(record -> serde.decode(record.value()).getId());
    }

    private static SmallTopic topic(KafkaCluster cluster) {
        return new SmallTopic(cluster, Topics.INSTALLATION);
    }
}
