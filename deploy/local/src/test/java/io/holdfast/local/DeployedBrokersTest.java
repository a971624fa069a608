package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the drills show of three brokers here is worth something elsewhere if these are set as those are. */
class DeployedBrokersTest {

    /** Where a broker is, who its like are, and what it shares a machine with. */
    private static final Set<String> OF_THE_PLACE = Set.of(
            "process.roles",
            "node.id",
            "controller.quorum.voters",
            "listeners",
            "advertised.listeners",
            "controller.listener.names",
            "inter.broker.listener.name",
            "listener.security.protocol.map",
            "log.dirs",
            "offsets.topic.num.partitions",
            "transaction.state.log.num.partitions",
            "group.initial.rebalance.delay.ms",
            "log.index.size.max.bytes");

    private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Map<String, String> here;

    @BeforeEach
    void three_brokers() throws IOException {
        var plan = StackPlan.plain(folder, folder, new StackPorts(9_100, 3), false);
        BrokerSettings.write(plan);
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(plan.brokerSettings(1))) {
            properties.load(reader);
        }
        here = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> here.put(name, properties.getProperty(name)));
        here.keySet().removeAll(OF_THE_PLACE);
    }

    @Test
    void those_of_compose_are_set_as_those_of_the_drills() throws IOException {
        Map<String, String> there = settings("compose/compose.yaml", "  KAFKA_([A-Z_]+): \"?([^\"&*]+?)\"?");

        there.keySet().removeAll(OF_THE_PLACE);
        there.remove("heap.opts");
        assertThat(there).isEqualTo(here);
    }

    @Test
    void those_of_kubernetes_are_set_as_those_of_the_drills() throws IOException {
        assertThat(settings("k8s/kafka/cluster.yaml", " {6}([a-z]+(?:\\.[a-z]+)+): (\\S+)"))
                .isEqualTo(here);
    }

    /** The settings that lines of a file give, by their Kafka names. */
    private static Map<String, String> settings(String file, String line) throws IOException {
        return Pattern.compile("(?m)^" + line + "$")
                .matcher(Files.readString(DEPLOY.resolve(file)))
                .results()
                .collect(Collectors.toMap(
                        found -> name(found), found -> found.group(2), (first, second) -> first, TreeMap::new));
    }

    private static String name(MatchResult found) {
        return found.group(1).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
