package io.holdfast.hold.audit.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where a cluster is and how to get in.
 *
 * @param bootstrapServers brokers to begin with, as {@code host:port,…}
 * @param settings further settings of the clients, such as those for security
 */
public record Cluster(String bootstrapServers, Map<String, String> settings) {

    private static final int MIB = 1024 * 1024;

    /** A broker that is away is told of soon; the default is a minute. */
    private static final int API_TIMEOUT_MS = 15_000;

    /** Keeps a copy. */
    public Cluster {
        settings = Map.copyOf(settings);
    }

    Map<String, Object> admin() {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        return all;
    }

    Map<String, Object> consumer() {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        // What was aborted was never decided.
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // No group, and so nothing to commit: the audit leaves no trace on the cluster.
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Where records went away that were to be read, that is to be seen, not to be passed over.
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // Whole stretches are read at once; this bounds the memory of a lane.
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * MIB);
        all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * MIB);
        all.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, MIB);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        return all;
    }
}
