package io.holdfast.shell;

import io.holdfast.schemas.measure.KafkaMeters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of every service; each can be given as a system property or an environment variable. */
@ConfigMapping(prefix = "holdfast")
public interface ServiceConfig {

    /** Name of this instance, unique among its like and the same after a restart: letters, digits, dots, dashes, underscores. */
    String instance();

    /** The Kafka cluster. */
    KafkaConfig kafka();

    /** The region that this service is in; none in an installation without regions. */
    Optional<String> region();

    /** Every region, in an order that is the same in all of them: ids of events that name no region belong to the first. */
    Optional<List<String>> regions();

    /** Folder for what an instance keeps between restarts; every service is given one, and those that keep nothing ignore it. */
    Optional<Path> stateDir();

    /** The Kafka cluster. */
    interface KafkaConfig {
        /** Brokers to begin with, as {@code host:port,host:port}. */
        String bootstrapServers();

        /** A file with further settings of every Kafka client, {@code security.…}, {@code sasl.…} and {@code ssl.…} alone: how to get in. */
        Optional<Path> propertiesFile();

        /** Which of Kafka's own metrics are shown. */
        @WithDefault("clients,group-members")
        Set<KafkaMeters> meters();
    }
}
