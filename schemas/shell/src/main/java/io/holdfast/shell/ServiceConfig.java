package io.holdfast.shell;

import io.holdfast.schemas.measure.KafkaMeters;
import io.holdfast.shell.auth.AuthMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
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

    /** Who may ask over HTTP. */
    AuthConfig auth();

    /** Who may ask over HTTP. */
    interface AuthConfig {
        /** How callers are known. */
        @WithParentName
        @WithDefault("none")
        AuthMode mode();

        /** Who issues the tokens, as their {@code iss} names it: its keys are found by its discovery document. */
        Optional<String> issuer();

        /** What tokens must name as their {@code aud}; left out, nothing is asked of it. */
        Optional<String> audience();

        /** The claim that names the tenant of a token. Left out, it is {@code client_id}, or else {@code azp}. */
        Optional<String> tenantClaim();

        /** The secret by which a customer's name becomes the one on the log: 32 characters or more, the same for every instance and region. */
        Optional<String> customerKey();

        /** A public key that tokens are signed with, as PEM without its first and last line; instead of the issuer's discovery document. */
        Optional<String> publicKey();

        /** Whether events, seats and their stream can be read without a token. */
        @WithDefault("true")
        boolean publicReads();

        /** Names besides those of loopback that a request may have in {@code Host} if callers are not known. */
        Optional<List<String>> hosts();
    }

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
