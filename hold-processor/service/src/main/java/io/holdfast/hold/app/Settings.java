package io.holdfast.hold.app;

import io.holdfast.schemas.KafkaCluster;
import java.nio.file.Path;

/** Settings that were found to be good. */
record Settings(
        String instance,
        Path stateDir,
        KafkaCluster kafka,
        int replicationFactor,
        int standbyReplicas,
        int threads,
        int sessionTimeoutMs,
        int commitIntervalMs,
        int rocksdbMib) {

    Settings {
        check(instance.matches("[A-Za-z0-9._-]{1,64}"), "holdfast.instance must match [A-Za-z0-9._-]{1,64}");
        check(replicationFactor >= 1, "holdfast.kafka.replication-factor must be at least 1");
        check(standbyReplicas >= 0, "holdfast.hold.standby-replicas must not be negative");
        check(threads >= 1, "holdfast.hold.threads must be at least 1");
        check(sessionTimeoutMs >= 1_000, "holdfast.hold.session-timeout-ms must be at least 1000");
        check(commitIntervalMs >= 1, "holdfast.hold.commit-interval-ms must be at least 1");
        check(rocksdbMib >= 8, "holdfast.hold.rocksdb-mib must be at least 8");
    }

    static Settings from(HoldProcessorConfig config) {
        return new Settings(
                config.instance(),
                config.stateDir(),
                KafkaCluster.at(
                        config.kafka().bootstrapServers(), config.kafka().propertiesFile()),
                config.kafka().replicationFactor(),
                config.hold().standbyReplicas(),
                config.hold().threads(),
                config.hold().sessionTimeoutMs(),
                config.hold().commitIntervalMs(),
                config.hold().rocksdbMib());
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
