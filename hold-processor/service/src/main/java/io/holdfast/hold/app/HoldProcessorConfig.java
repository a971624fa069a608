package io.holdfast.hold.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Settings as they are given. {@link Settings} is what the service works with. */
@ConfigMapping(prefix = "holdfast")
interface HoldProcessorConfig {

    /** Where the state is kept between restarts; one folder for each instance. */
    @WithDefault("state")
    Path stateDir();

    /** The log. */
    Kafka kafka();

    /** How this service holds its part of the log. */
    Hold hold();

    /** The log. */
    interface Kafka {
        /** Copies of each changelog partition. */
        @WithDefault("1")
        int replicationFactor();
    }

    /** How this service holds its part of the log. */
    interface Hold {
        /** Copies of each store that other instances keep warm. They cost the reading of the changelogs and disk; they save the restore. */
        @WithDefault("1")
        int standbyReplicas();

        /** Threads that decide; each commits transactions of its own. */
        @WithDefault("1")
        int threads();

        /**
         * How long an instance may be silent before its partitions are given to another, in milliseconds. The shorter, the sooner a dead one
         * is replaced, and the more often one that was only out of breath. Below 6000 the brokers must allow it
         * ({@code group.min.session.timeout.ms}).
         */
        @WithDefault("6000")
        int sessionTimeoutMs();

        /**
         * How long a transaction may stay open, in milliseconds, before the broker aborts it. A dead instance's open transaction hides its
         * successor's work from readers, and its successor waits for it: so not much longer than the session. A transaction takes some ten
         * writes to the brokers, one after the other: so much longer than these may take while replication is slow, or nothing is decided then.
         */
        @WithDefault("10000")
        int transactionTimeoutMs();

        /**
         * How often decisions are committed, in milliseconds: how far the views are behind what callers are told. Decisions 5 and 20 and
         * docs/performance.md have the figures.
         */
        @WithDefault("100")
        int commitIntervalMs();

        /** Memory of all RocksDB stores together, in MiB. */
        @WithDefault("64")
        int rocksdbMib();
    }
}
