package io.holdfast.hold.app;

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
        check(replicationFactor >= 1, "holdfast.kafka.replication-factor must be at least 1");
        check(standbyReplicas >= 0, "holdfast.hold.standby-replicas must not be negative");
        check(threads >= 1, "holdfast.hold.threads must be at least 1");
        check(sessionTimeoutMs >= 1_000, "holdfast.hold.session-timeout-ms must be at least 1000");
        check(transactionTimeoutMs >= 1_000, "holdfast.hold.transaction-timeout-ms must be at least 1000");
        check(commitIntervalMs >= 1, "holdfast.hold.commit-interval-ms must be at least 1");
        check(rocksdbMib >= 8, "holdfast.hold.rocksdb-mib must be at least 8");
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

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
