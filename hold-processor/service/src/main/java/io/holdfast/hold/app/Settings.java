package io.holdfast.hold.app;

import static io.holdfast.schemas.limits.Limit.require;

import java.nio.file.Path;

/** Settings that were found to be good. */
record Settings(
        Path stateDir,
        int replicationFactor,
        int standbyReplicas,
        int threads,
        int sessionTimeoutMs,
        int transactionTimeoutMs,
        int commitIntervalMs,
        int rocksdbMib) {

    Settings {
        require(replicationFactor >= 1, "holdfast.kafka.replication-factor must be at least 1");
        require(standbyReplicas >= 0, "holdfast.hold.standby-replicas must not be negative");
        require(threads >= 1, "holdfast.hold.threads must be at least 1");
        require(sessionTimeoutMs >= 1_000, "holdfast.hold.session-timeout-ms must be at least 1000");
        require(transactionTimeoutMs >= 1_000, "holdfast.hold.transaction-timeout-ms must be at least 1000");
        require(commitIntervalMs >= 1, "holdfast.hold.commit-interval-ms must be at least 1");
        require(rocksdbMib >= 8, "holdfast.hold.rocksdb-mib must be at least 8");
    }

    static Settings from(HoldProcessorConfig config) {
        return new Settings(
                config.stateDir(),
                config.kafka().replicationFactor(),
                config.hold().standbyReplicas(),
                config.hold().threads(),
                config.hold().sessionTimeoutMs(),
                config.hold().transactionTimeoutMs(),
                config.hold().commitIntervalMs(),
                config.hold().rocksdbMib());
    }
}
