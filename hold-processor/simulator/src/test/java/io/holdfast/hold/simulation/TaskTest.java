package io.holdfast.hold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.step.Skips;
import io.holdfast.hold.topology.BrokerClock;
import io.holdfast.hold.topology.DecisionTracer;
import io.holdfast.hold.topology.DecisionWatch;
import io.holdfast.hold.topology.HoldTopology;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class TaskTest {

    @Test
    void it_has_the_stores_that_the_processor_has_in_its_topology() {
        Serdes serdes = Serdes.from(Schemas.carried());
        var dependencies = new TaskDependencies(serdes, Parts.REAL, new StateLog(), new Chance(1), (_, _) -> {});

        var task = new Task(0, dependencies, () -> 0L, () -> 0L, new Committed());

        assertThat(task.tables().keySet())
                .isEqualTo(stores(HoldTopology.build(
                                serdes,
                                Partitions.DEFAULT,
                                Skips.NONE,
                                _ -> {},
                                new BrokerClock(() -> 0, () -> 0),
                                DecisionWatch.NONE,
                                DecisionTracer.OFF)
                        .describe()));
    }

    private static Set<String> stores(TopologyDescription description) {
        return description.subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Processor.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
                .collect(Collectors.toSet());
    }
}
