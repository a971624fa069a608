package io.holdfast.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is committed of topics and users is what is declared: as text, and once more as those read it who create them. */
class GeneratedTest {

    private static final Path TOPICS = Yaml.K8S.resolve("kafka/topics.yaml");
    private static final Path REGION = Yaml.K8S.resolveSibling("k8s-region");
    private static final Path USERS = Yaml.K8S.resolve("kafka/users.yaml");

    private static void current(Path file, String declared) throws IOException {
        if (Boolean.getBoolean("holdfast.manifests.write")) {
            Files.writeString(file, declared);
        }
        assertThat(Yaml.read(file))
                .as("%s follows from the declaration; its head says how to write it anew", Yaml.HOME.relativize(file))
                .isEqualTo(declared);
    }

    @Test
    void the_topics_are_those_that_are_declared() throws IOException {
        current(TOPICS, Generated.topics());
    }

    @Test
    void the_users_are_those_that_are_declared() throws IOException {
        current(USERS, Generated.users());
    }

    @Test
    void a_region_has_the_copies_the_users_and_the_mirror_that_are_declared() throws IOException {
        current(REGION.resolve("topics.yaml"), GeneratedRegion.topics());
        current(REGION.resolve("users.yaml"), GeneratedRegion.users());
        current(REGION.resolve("mirror-users.yaml"), GeneratedRegion.mirrorUsers());
        current(REGION.resolve("mirror.yaml"), GeneratedRegion.mirror());
    }

    @Test
    void what_a_region_has_is_what_it_says_that_it_is() {
        for (String file : List.of("topics.yaml", "users.yaml", "mirror-users.yaml", "mirror.yaml")) {
            assertThat(Yaml.documents(REGION.resolve(file)))
                    .isNotEmpty()
                    .allSatisfy(document -> assertThat(Models.read(document.content()))
                            .as("%s", document)
                            .isNotNull());
        }
        var applied = Yaml.one(REGION.resolve("kustomization.yaml"));
        assertThat(applied.get("resources"))
                .isEqualTo(List.of("../k8s", "topics.yaml", "mirror-users.yaml", "mirror.yaml"));
        assertThat(Yaml.maps(applied.get("patches")).getFirst()).containsEntry("path", "users.yaml");
    }

    @Test
    void an_operator_creates_each_topic_as_the_local_stack_does_and_with_the_copies_of_production() {
        Map<String, KafkaTopic> topics = Yaml.documents(TOPICS).stream()
                .map(document -> Models.read(document.content(), KafkaTopic.class))
                .collect(Collectors.toMap(topic -> topic.getMetadata().getName(), Function.identity()));

        assertThat(topics.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.ALL.stream().map(Topic::name).toList());
        for (Topic declared : Topics.ALL) {
            var spec = topics.get(declared.name()).getSpec();
            assertThat(spec.getPartitions()).isEqualTo(Partitions.DEFAULT.count(declared));
            assertThat(topics.get(declared.name()).getMetadata().getLabels().containsKey("holdfast.io/partitions"))
                    .as("%s gets another number with the others", declared.name())
                    .isEqualTo(declared.partitions().isEmpty());
            assertThat(spec.getReplicas()).isEqualTo(3);
            var config = spec.getConfig().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, setting -> String.valueOf(setting.getValue())));
            assertThat(config).containsAllEntriesOf(declared.settings()).containsEntry("min.insync.replicas", "2");
            assertThat(config).hasSize(declared.settings().size() + 1);
        }
    }

    @Test
    void an_operator_gives_each_user_the_rights_that_the_local_stack_does() {
        Map<String, KafkaUser> users = Yaml.documents(USERS).stream()
                .map(document -> Models.read(document.content(), KafkaUser.class))
                .collect(Collectors.toMap(user -> user.getMetadata().getName(), Function.identity()));

        assertThat(users).hasSameSizeAs(KafkaUsers.ALL);
        for (var declared : KafkaUsers.ALL) {
            var spec = users.get(declared.name()).getSpec();
            assertThat(spec.getAuthentication().getType()).isEqualTo("scram-sha-512");
            var rules = ((KafkaUserAuthorizationSimple) spec.getAuthorization()).getAcls();
            assertThat(rules.stream()
                            .mapToInt(rule -> rule.getOperations().size())
                            .sum())
                    .isEqualTo(declared.bindings().size());
            for (var grant : declared.grants()) {
                assertThat(rules)
                        .anySatisfy(rule -> assertThat(said(rule))
                                .isEqualToIgnoringCase("%s %s %s"
                                        .formatted(
                                                grant.on().resourceType().name().replace("_", ""),
                                                grant.on().name(),
                                                grant.sorted().toString().replace("_", ""))));
            }
        }
    }

    private static String said(AclRule rule) {
        var resource = rule.getResource();
        String name = switch (resource) {
            case io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource topic -> topic.getName();
            case io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource group -> group.getName();
            case io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource id -> id.getName();
            default -> throw new AssertionError("no user has rights on " + resource.getType());
        };
        return "%s %s %s"
                .formatted(
                        resource.getType(),
                        name,
                        rule.getOperations().stream()
                                .map(operation -> operation.toString().replace("_", ""))
                                .toList());
    }
}
