package io.holdfast.hold.audit.cli;

import io.holdfast.schemas.KafkaCluster;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The clusters of all regions. */
final class RegionOptions {

    private static final int REGIONS = 2;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(
            names = "--log",
            paramLabel = "REGION=HOST:PORT",
            description = "Brokers of a region, instead of --bootstrap; once for each of the two regions.")
    private Map<String, String> logs = new LinkedHashMap<>();

    @Option(
            names = "--log-config",
            paramLabel = "REGION=FILE",
            description = "As --command-config, for the cluster of a region.")
    private Map<String, Path> configs = new LinkedHashMap<>();

    boolean given() {
        return !logs.isEmpty() || !configs.isEmpty();
    }

    /** Each region's brokers, in the order in which they were given. */
    Map<String, String> brokers() {
        return logs;
    }

    /** Each region's cluster, in the order in which they were given. */
    Map<String, KafkaCluster> clusters() {
        if (logs.size() != REGIONS || !logs.keySet().containsAll(configs.keySet())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--log names the brokers of a region, such as eu=host:9092, once for each of two; not "
                            + logs.keySet());
        }
        return logs.keySet().stream()
                .collect(Collectors.toMap(region -> region, this::cluster, (first, _) -> first, LinkedHashMap::new));
    }

    private KafkaCluster cluster(String region) {
        try {
            return KafkaCluster.at(logs.getOrDefault(region, ""), Optional.ofNullable(configs.get(region)));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--log-config: " + wrong.getMessage());
        }
    }
}
