package io.holdfast.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Regions;
import io.holdfast.setup.MirrorSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.mirror.DefaultReplicationPolicy;
import org.apache.kafka.connect.mirror.MirrorMakerConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.SourceAndTarget;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The settings that are generated, as MirrorMaker understands them: it does not tell of a misspelt one. */
@Tag("slow")
class MirrorMakerTakesThemTest {

    private static final SourceAndTarget US_TO_EU = new SourceAndTarget("us", "eu");

    private MirrorMakerConfig config = new MirrorMakerConfig(Map.of("clusters", "none"));
    private Map<String, String> connector = Map.of();

    @BeforeEach
    void settings_of_eu() {
        Map<String, String> settings = MirrorSettings.dedicated(
                new Regions(Optional.of("eu"), List.of("eu", "us")),
                Map.of("eu", KafkaCluster.at("127.0.0.1:1"), "us", KafkaCluster.at("127.0.0.1:2")),
                1);
        config = new MirrorMakerConfig(settings);
        connector = config.connectorBaseConfig(US_TO_EU, MirrorSourceConnector.class);
    }

    @Test
    void it_copies_from_us_to_eu_and_not_back() {
        assertThat(config.clusterPairs()).containsExactly(US_TO_EU);
    }

    @Test
    void its_connector_finds_nothing_wrong_and_knows_every_setting() {
        List<ConfigValue> values =
                new MirrorSourceConnector().validate(connector).configValues();

        assertThat(values).allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
        // Of the two connectors that do not run, and of the transformation.
        assertThat(MirrorSettings.connector(1).keySet().stream()
                        .filter(setting ->
                                values.stream().noneMatch(value -> value.name().equals(setting))))
                .containsExactlyInAnyOrder(
                        "transforms.origin.type",
                        "emit.checkpoints.enabled",
                        "sync.group.offsets.enabled",
                        "refresh.groups.enabled",
                        "emit.heartbeats.enabled",
                        "heartbeats.topic.replication.factor");
    }

    /** Else it would say that it can't be exact. */
    @Test
    void it_reads_what_was_committed_alone() {
        assertThat(new MirrorSourceConnector().exactlyOnceSupport(connector)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    @Test
    void a_copy_has_the_name_that_is_declared() {
        assertThat(new DefaultReplicationPolicy().formatRemoteTopic("us", Topics.SEAT_EVENTS.name()))
                .isEqualTo(Copies.of("us", Topics.SEAT_EVENTS).name());
        assertThat(Copies.MIRRORED.stream().map(Topic::name)).allMatch(name -> !name.startsWith("us."));
    }

    @Test
    void connect_finds_the_stamp_without_looking_into_every_jar() {
        assertThat(ServiceLoader.load(Transformation.class).stream().map(ServiceLoader.Provider::type))
                .contains(OriginStamp.class);
        assertThat(connector).containsEntry("transforms.origin.type", OriginStamp.class.getName());
    }

    @Test
    void readers_look_for_the_stamp_under_its_name() {
        assertThat(OriginStamp.HEADER).isEqualTo(RecordHeaders.ORIGIN);
    }
}
