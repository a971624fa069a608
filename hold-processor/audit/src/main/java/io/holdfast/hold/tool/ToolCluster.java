package io.holdfast.hold.tool;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SmallTopic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.limits.RegionNames;
import io.holdfast.schemas.regions.Copies;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The cluster that an operator's command works on. */
public final class ToolCluster {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", required = true, description = "Brokers to begin with.")
    private String bootstrap = "";

    @Option(
            names = "--properties-file",
            paramLabel = "FILE",
            description = "How to get in, as holdfast.kafka.properties-file of the services.")
    private @Nullable Path propertiesFile;

    /** The cluster. */
    public KafkaCluster get() {
        return KafkaCluster.at(bootstrap, Optional.ofNullable(propertiesFile));
    }

    /** How many partitions its topics have. */
    public Partitions partitions() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(get().client(Map.of()))) {
            return Partitions.on(admin);
        }
    }

    /** Refuses the call if one of these can be no region's name. */
    public void requireRegions(String... regions) {
        for (String region : regions) {
            RegionNames.problem(region).ifPresent(problem -> {
                throw wrong("the name of a region, '%s', %s".formatted(region, problem));
            });
        }
    }

    /** That the call is wrong. */
    public ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Reads what was committed, from the beginning where nothing else is said, and notes nothing by itself. */
    public static KafkaConsumer<byte[], byte[]> consumer(KafkaCluster cluster, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
        settings.putAll(more);
        return cluster.consumer(settings);
    }

    /** The newest sign of life of another region that was copied to a cluster; empty if none ever was. */
    public static Optional<ConsumerRecord<byte[], byte[]>> newestBeat(KafkaCluster cluster, String region) {
        return new SmallTopic(cluster, Copies.of(region, Topics.REGION_BEATS))
                .read().stream()
                        .filter(beat -> beat.value() != null)
                        .max(Comparator.comparingLong(ConsumerRecord::timestamp));
    }

    /**
     * Waits until a record that was sent is in every in-sync replica.
     *
     * @throws KafkaException with this message if it may not be there
     */
    public static <T> T acknowledged(Future<T> sent, String otherwise) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException failed) {
            throw new KafkaException(otherwise, failed.getCause());
        }
    }
}
