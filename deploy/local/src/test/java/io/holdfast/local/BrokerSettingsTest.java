package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BrokerSettingsTest {

    @TempDir
    private Path folder;

    private StackPlan plan(int brokers) {
        return StackPlan.plain(folder, folder, new StackPorts(9_100, brokers), false);
    }

    private Properties written(StackPlan plan, int node) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(plan.brokerSettings(node))) {
            properties.load(reader);
        }
        return properties;
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "links need all of 127.0.0.0/8")
    void three_brokers_vote_together_and_keep_every_record_twice_before_it_is_acknowledged() throws IOException {
        StackPlan plan = plan(3);

        BrokerSettings.write(plan);

        for (int node = 1; node <= 3; node++) {
            assertThat(written(plan, node))
                    .containsEntry("node.id", Integer.toString(node))
                    .containsEntry("controller.quorum.voters", "1@broker-1:9141,2@broker-2:9151,3@broker-3:9153")
                    .containsEntry("default.replication.factor", "3")
                    .containsEntry("min.insync.replicas", "2")
                    .containsEntry("transaction.state.log.replication.factor", "3")
                    .containsEntry("transaction.state.log.min.isr", "2")
                    .containsEntry("offsets.topic.replication.factor", "3");
        }
        assertThat(written(plan, 2).getProperty("listeners"))
                .isEqualTo("PLAINTEXT://127.0.0.1:9150,CONTROLLER://127.0.0.1:9151,LINKED://127.0.0.1:9155");
    }

    @Test
    void the_log_of_a_stopped_stack_is_found_with_all_its_brokers() throws IOException {
        BrokerSettings.write(plan(3));

        assertThat(BrokerSettings.planOf(folder, folder).map(StackPlan::ports)).contains(new StackPorts(9_100, 3));
    }

    @Test
    void one_broker_is_as_it_always_was() throws IOException {
        StackPlan plan = plan(1);

        BrokerSettings.write(plan);

        assertThat(plan.log()).extracting(Part::name).containsExactly("broker");
        assertThat(written(plan, 1)).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void a_stack_goes_on_with_the_brokers_that_it_began_with() throws IOException {
        Path log = plan(3).brokerFolder(1).resolve("log");
        Files.createDirectories(log);
        Files.writeString(log.resolve("meta.properties"), "");

        new DataFolder(folder).requireBegun(false, 3);
        assertThatThrownBy(() -> new DataFolder(folder).requireBegun(false, 1))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("--brokers 3")
                .hasMessageContaining("--fresh");
    }
}
