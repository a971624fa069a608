package io.holdfast.bench.measure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;

/** How large each topic's log is on the brokers' disks, all copies together. */
public final class TopicBytes implements AutoCloseable {

    private final Admin admin;

    public TopicBytes(String bootstrapServers) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    public Map<String, Long> now() throws InterruptedException, ExecutionException {
        var brokers = admin.describeCluster().nodes().get().stream()
                .map(node -> node.id())
                .toList();
        Map<String, Long> bytes = new TreeMap<>();
        for (Map<String, LogDirDescription> folders :
                admin.describeLogDirs(brokers).allDescriptions().get().values()) {
            for (LogDirDescription folder : folders.values()) {
                folder.replicaInfos()
                        .forEach((partition, replica) -> bytes.merge(partition.topic(), replica.size(), Long::sum));
            }
        }
        return bytes;
    }

    /** What was written in between, topic by topic: what shrank meanwhile was compacted and counts as nothing. */
    public static Map<String, Long> growth(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> growth = new TreeMap<>();
        after.forEach((topic, bytes) -> {
            long grown = bytes - before.getOrDefault(topic, 0L);
            if (grown > 0) {
                growth.put(topic, grown);
            }
        });
        return growth;
    }

    @Override
    public void close() {
        admin.close();
    }
}
