package io.holdfast.schemas;

import io.holdfast.schemas.installation.Installation;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;

/**
 * What is fixed for this installation at set-up, and kept on the log for ever: its id, by which everything is told apart that it does under an
 * account which another installation may share, and its number of partitions.
 */
public final class Installations {

    private static final String KEY = "installation";

    private Installations() {}

    /** What is fixed at set-up. */
    public record Installed(String id, Partitions partitions) {}

    /**
     * Fixes the number of partitions and gives the installation an id, unless that was done before. Two set-ups at once agree: the first
     * record counts.
     *
     * @param partitions how many the topics have
     * @throws IllegalStateException if another number was fixed before, or the topic cannot be read, saying what to do
     * @throws KafkaException if it cannot be written
     */
    public static Installed establish(KafkaCluster cluster, Schemas schemas, Partitions partitions)
            throws InterruptedException {
        var serde = new AvroSerde<>(Topics.INSTALLATION, Installation.class, schemas);
        if (read(cluster, serde).isEmpty()) {
            var made = new Installation(UUID.randomUUID().toString(), partitions.number());
            topic(cluster).append(KEY, serde.encode(made));
        }
        Installed installed = read(cluster, serde)
                .orElseThrow(() -> new KafkaException(
                        "what was just written to %s is not there".formatted(Topics.INSTALLATION.name())));
        if (!installed.partitions().equals(partitions)) {
            throw new IllegalStateException(
                    "this installation was set up with %d partitions, and its topics have %d now: commands of an event would be in two partitions. Go back to topics with %d, or begin anew with empty ones (locally: ./holdfast up --fresh)"
                            .formatted(
                                    installed.partitions().number(),
                                    partitions.number(),
                                    installed.partitions().number()));
        }
        return installed;
    }

    /**
     * What was fixed when this installation was set up.
     *
     * @throws IllegalStateException if the installation was not set up, or the topic cannot be read, saying what to do
     */
    public static Installed read(KafkaCluster cluster, Schemas schemas) {
        return read(cluster, new AvroSerde<>(Topics.INSTALLATION, Installation.class, schemas))
                .orElseThrow(() -> new IllegalStateException(
                        "topic %s is empty, so that this installation has no id: run the set-up before starting the services"
                                .formatted(Topics.INSTALLATION.name())));
    }

    private static Optional<Installed> read(KafkaCluster cluster, AvroSerde<Installation> serde) {
        return topic(cluster).read().stream().findFirst().map(record -> installed(serde.decode(record.value())));
    }

    private static Installed installed(Installation record) {
        if (record.getPartitions() == 0) {
            throw new IllegalStateException(
                    "this installation was set up by an earlier version, whose data this one cannot go on with: begin anew with empty topics (locally: ./holdfast up --fresh)");
        }
        return new Installed(record.getId(), new Partitions(record.getPartitions()));
    }

    private static SmallTopic topic(KafkaCluster cluster) {
        return new SmallTopic(cluster, Topics.INSTALLATION);
    }
}
