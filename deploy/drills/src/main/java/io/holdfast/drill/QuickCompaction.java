package io.holdfast.drill;

import io.holdfast.schemas.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Compacted topics whose cleaner hurries: seconds instead of days. How long tombstones are kept is left as it is. */
final class QuickCompaction {

    private static final Map<String, String> HURRIED = Map.of(
            TopicConfig.SEGMENT_MS_CONFIG, "500",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.0");

    private static final String BROKER_PAUSE = "log.cleaner.backoff.ms";

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
        var values = new LongAdder();
        var tombstones = new LongAdder();
        try (var reader = TopicReader.of(stage.administered(), topics)) {
            reader.toEnd(record -> {
                if (new String(record.key(), StandardCharsets.UTF_8).endsWith(keysEnd)) {
                    (record.value() == null ? tombstones : values).increment();
                }
            });
        }
        return new Left(values.sum(), tombstones.sum());
    }
}
