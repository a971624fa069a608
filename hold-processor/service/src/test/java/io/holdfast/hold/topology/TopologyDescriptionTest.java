package io.holdfast.hold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.step.Skips;
import io.holdfast.schemas.Partitions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A renamed store orphans its changelog, and with it every hold: the names are pinned. */
class TopologyDescriptionTest {

    @TempDir
    private Path stateDir;

    @Test
    void the_topology_is_the_one_that_was_reviewed() throws IOException {
        String golden;
        try (var file = getClass().getResourceAsStream("topology.txt")) {
            golden = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        try (var topology = new HoldTopologyFixture(stateDir)) {
            var described = HoldTopology.build(
                            topology.serdes,
                            Partitions.DEFAULT,
                            Skips.NONE,
                            _ -> {},
                            topology.brokerClock,
                            DecisionWatch.NONE,
                            DecisionTracer.OFF)
                    .describe();

            assertThat(described.toString().strip()).isEqualTo(golden.strip());
        }
    }
}
