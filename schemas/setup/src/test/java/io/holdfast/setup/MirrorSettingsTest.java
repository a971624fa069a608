package io.holdfast.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Regions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What deploy/mirror holds against MirrorMaker itself is not repeated here. */
class MirrorSettingsTest {

    private static final Regions EU = new Regions(Optional.of("eu"), List.of("eu", "us"));

    private static Map<String, String> dedicated(Map<String, String> security) {
        return MirrorSettings.dedicated(
                EU, Map.of("eu", new KafkaCluster("eu:1", security), "us", new KafkaCluster("us:1", security)), 3);
    }

    @Test
    void what_is_declared_to_be_copied_is_copied_and_nothing_else() {
        List<String> topics =
                List.of(MirrorSettings.connector(1).getOrDefault("topics", "").split(","));

        List<Topic> here = Copies.withOwn(EU);
        assertThat(here.stream().map(Topic::name).filter(name -> topics.stream().anyMatch(name::matches)))
                .containsExactlyInAnyOrderElementsOf(
                        Copies.MIRRORED.stream().map(Topic::name).toList())
                .doesNotContain(Topics.CONTACTS.name(), Topics.SEAT_EVENTS_DEAD_LETTERS.name());
        assertThat("holdfastXseat-commands").matches(name -> topics.stream().noneMatch(name::matches));
    }

    @Test
    void a_mirror_reads_there_and_writes_here() {
        Map<String, String> settings = dedicated(Map.of());

        assertThat(settings)
                .containsEntry("eu.bootstrap.servers", "eu:1")
                .containsEntry("us.bootstrap.servers", "us:1")
                .containsEntry("us->eu.enabled", "true")
                .containsEntry("us.consumer.isolation.level", "read_committed")
                .containsEntry("eu.producer.enable.idempotence", "true")
                .containsEntry("eu.offset.storage.replication.factor", "3")
                .doesNotContainKey("eu->us.enabled");
    }

    @Test
    void no_topic_is_changed_and_no_offset_translated() {
        assertThat(MirrorSettings.connector(1))
                .containsEntry("sync.topic.configs.enabled", "false")
                .containsEntry("sync.topic.acls.enabled", "false")
                .containsEntry("sync.group.offsets.enabled", "false")
                .containsEntry("emit.checkpoints.enabled", "false")
                .containsEntry("emit.offset-syncs.enabled", "false")
                .containsEntry("emit.heartbeats.enabled", "false");
    }

    @Test
    void each_cluster_is_entered_with_the_secrets_of_its_own_region() {
        Map<String, String> settings = dedicated(Map.of(
                "security.protocol", "SASL_SSL",
                "config.providers", "user",
                "config.providers.user.class", "Provider",
                "config.providers.user.param.allowed.paths", "/secrets",
                "sasl.jaas.config", "${user:/secrets:login}"));

        assertThat(settings)
                .containsEntry("config.providers", "eu,us")
                .containsEntry("config.providers.eu.class", "Provider")
                .containsEntry("config.providers.us.param.allowed.paths", "/secrets")
                .containsEntry("us.security.protocol", "SASL_SSL")
                .containsEntry("us.sasl.jaas.config", "${us:/secrets:login}")
                .containsEntry("eu.sasl.jaas.config", "${eu:/secrets:login}");
        assertThat(settings.keySet())
                .noneMatch(setting ->
                        Stream.of("eu.config.providers", "us.config.providers").anyMatch(setting::startsWith));
    }
}
