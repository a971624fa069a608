package io.holdfast.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Compacted topics whose cleaner hurries: seconds instead of days. How long tombstones are kept is left as it is. */
final class QuickCompaction {

    private static final Map<String, String> HURRIED = Map.of(
            TopicConfig.SEGMENT_MS_CONFIG, "500",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.0");

    private static final String BROKER_PAUSE = "log.cleaner.backoff.ms";
    private static final Duration POLL = Duration.ofMillis(500);

    private final Stage stage;
    private final Collection<String> topics;

    QuickCompaction(Stage stage, Collection<String> topics) {
        this.stage = stage;
        this.topics = topics;
    }

    void begin() throws ExecutionException, InterruptedException {
        alter(OpType.SET);
    }

    void end() throws ExecutionException, InterruptedException {
        alter(OpType.DELETE);
    }

    private void alter(OpType type) throws ExecutionException, InterruptedException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (String topic : topics) {
            List<AlterConfigOp> settings = new ArrayList<>();
            HURRIED.forEach((setting, value) -> settings.add(new AlterConfigOp(new ConfigEntry(setting, value), type)));
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), settings);
        }
        changes.put(
                new ConfigResource(ConfigResource.Type.BROKER, ""),
                List.of(new AlterConfigOp(new ConfigEntry(BROKER_PAUSE, "500"), type)));
        try (Admin admin = Admin.create(stage.administered().client(Map.of()))) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    /** What a topic holds of some keys. */
    record Left(long values, long tombstones) {}

    /** What the topics hold of the keys that end so. */
    Left left(String keysEnd) {
        long values = 0;
        long tombstones = 0;
        try (var consumer =
                stage.administered().consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"))) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (new String(record.key(), StandardCharsets.UTF_8).endsWith(keysEnd)) {
                        values += record.value() == null ? 0 : 1;
                        tombstones += record.value() == null ? 1 : 0;
                    }
                }
            }
        }
        return new Left(values, tombstones);
    }
}
