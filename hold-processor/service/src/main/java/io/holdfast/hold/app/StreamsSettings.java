package io.holdfast.hold.app;

import io.holdfast.schemas.BoundedRocksDb;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topic.Cleanup.Compact;
import io.holdfast.shell.ServiceInstance;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of the Streams client, each with its reason. */
final class StreamsSettings {

    /** Also the consumer group: the others recognise the owner of the seats by it. */
    static final String APPLICATION_ID = "hold-processor";

    /** What must be true of the changelogs; Streams makes them so, and later changes nothing of it. */
    static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            Long.toString(Compact.TOMBSTONES_KEPT.toMillis()),
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "CreateTime",
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
            Topic.ANY_TIME,
            TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
            "false");

    /**
     * What the processor decides in a poll goes out together, without it. A millisecond more gathered nothing that was measured, and callers waited for
     * it.
     */
    private static final int LINGER_MS = 0;

    /** Small: there is a store for each partition. */
    private static final int WRITE_BUFFER_MIB = 4;

    private StreamsSettings() {}

    static Properties from(Settings settings, ServiceInstance service) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        properties.put(StreamsConfig.CLIENT_ID_CONFIG, service.name());
        properties.putAll(service.kafka().client(Map.of()));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replicationFactor());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        exactlyOnce(properties, settings);
        membership(properties, settings, service);
        memory(properties, settings);
        return properties;
    }

    private static void exactlyOnce(Properties properties, Settings settings) {
        // A paused and replaced instance must not write over its successor's changelog: fencing is what P1 rests on.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitIntervalMs());
        // A decision that missed a commit waits for the next poll to return, 100 ms by default.
        properties.put(StreamsConfig.POLL_MS_CONFIG, settings.commitIntervalMs());
        // A dead instance's open transaction hides its successor's work from readers until the broker aborts it.
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                settings.transactionTimeoutMs());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        // Callers are told what a state says as soon as it is replicated: by default Streams keeps it for 100 ms.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
        // The first records of a transaction are refused while the broker still writes the markers of the one before,
        // some milliseconds;
        // by default the producer then waits 100 ms, four commits long. It backs off further by itself where that was
        // not enough.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2L);
        CHANGELOG.forEach((setting, value) -> properties.put(StreamsConfig.topicPrefix(setting), value));
        // The changelogs must survive what the log survives.
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                Integer.toString(Math.max(1, settings.replicationFactor() - 1)));
    }

    private static void membership(Properties properties, Settings settings, ServiceInstance service) {
        // An instance that is back before its session ends takes its partitions up again without a rebalance.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), service.name());
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), settings.sessionTimeoutMs());
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                settings.sessionTimeoutMs() / 6);
        // The log is kept for ever: a new owner begins at its beginning.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // How soon work moves to an instance that has caught up; the default is ten minutes, this the least allowed.
        properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
    }

    private static void memory(Properties properties, Settings settings) {
        properties.putAll(BoundedRocksDb.settings(settings.rocksdbMib(), settings.rocksdbMib() / 2, WRITE_BUFFER_MIB));
        // Only the clock's store is cached, one entry for each partition.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 1024 * 1024);
    }
}
