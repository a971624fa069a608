package io.holdfast.system;

import static io.holdfast.system.DesignedRights.CHANGELOG;
import static io.holdfast.system.DesignedRights.GROUPS;
import static io.holdfast.system.DesignedRights.READABLE;
import static io.holdfast.system.DesignedRights.READERS;
import static io.holdfast.system.DesignedRights.WRITERS;
import static io.holdfast.system.SecureTest.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every service can do its work with its own user, and no user anything else: tests of {@link SecureTest}. */
interface SecureRights {

    @ParameterizedTest
    @MethodSource("io.holdfast.system.DesignedRights#users")
    default void a_user_may_write_and_read_what_it_is_for_and_nothing_else(String user) throws Exception {
        try (var attempts = new Attempts(SecureStack.as(user))) {
            for (String topic : WRITERS.keySet()) {
                boolean mayWrite = WRITERS.get(topic).contains(user);
                boolean mayRead = READERS.get(topic).contains(user);
                if (!mayWrite) {
                    assertThat(attempts.write(topic))
                            .as("%s writes %s", user, topic)
                            .containsInstanceOf(TopicAuthorizationException.class);
                }
                if (!mayRead) {
                    assertThat(attempts.read(topic))
                            .as("%s reads %s", user, topic)
                            .containsInstanceOf(TopicAuthorizationException.class);
                }
                var may = new TreeSet<AclOperation>();
                if (mayWrite) {
                    may.add(AclOperation.WRITE);
                }
                if (mayRead) {
                    may.add(AclOperation.READ);
                }
                assertThat(rights(attempts, topic)).as("%s on %s", user, topic).isEqualTo(may);
            }
        }
    }

    /** Offsets, which every user that may describe a topic can see, would count the markers of transactions too. */
    @Test
    default void the_api_counts_the_dead_letters_and_not_what_lies_between_them() throws Exception {
        String letters = "holdfast.seat-commands.dead-letters";
        try (var attempts = new Attempts(SecureStack.as("reservation-api"))) {
            assertThat(attempts.write("holdfast.seat-commands")).isEmpty();
        }

        await().atMost(SOON).untilAsserted(() -> {
            var overview = SecureStack.api().send("GET", "/v1/overview", "").body();
            assertThat(overview.path("deadLetters"))
                    .as("%s", overview)
                    .filteredOn(topic -> topic.path("topic").asText().equals(letters))
                    .singleElement()
                    .satisfies(topic -> {
                        assertThat(topic.path("records").asLong()).isEqualTo(1);
                        assertThat(topic.path("exact").asBoolean()).isTrue();
                    });
        });
    }

    /** What the broker says that a user may do to a topic, beyond having it described. */
    private static Set<AclOperation> rights(Attempts attempts, String topic) throws Exception {
        var answer = attempts.admin()
                .describeTopics(List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues()
                .get(topic);
        if (attempts.ask(answer).isPresent()) {
            return Set.of();
        }
        var rights = new TreeSet<>(answer.get().authorizedOperations());
        rights.removeAll(Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS));
        if (topic.equals(CHANGELOG)) {
            // The changelogs of its own stores are an application's to make.
            rights.remove(AclOperation.CREATE);
        }
        return rights;
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.system.DesignedRights#users")
    default void a_group_takes_its_own_members_alone_and_nobody_else_moves_it(String user) throws Exception {
        try (var attempts = new Attempts(SecureStack.as(user))) {
            for (String group : GROUPS) {
                if (!group.equals(user)) {
                    assertThat(attempts.join(group, READABLE.get(user)))
                            .as("%s joins %s", user, group)
                            .containsInstanceOf(GroupAuthorizationException.class);
                    var offsets = Map.of(new TopicPartition(READABLE.get(user), 0), new OffsetAndMetadata(0));
                    assertThat(attempts.ask(attempts.admin()
                                    .alterConsumerGroupOffsets(group, offsets)
                                    .all()))
                            .as("%s moves %s", user, group)
                            .containsInstanceOf(GroupAuthorizationException.class);
                }
                assertThat(attempts.ask(attempts.admin()
                                .deleteConsumerGroups(List.of(group))
                                .all()))
                        .as("%s deletes %s", user, group)
                        .containsInstanceOf(GroupAuthorizationException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.system.DesignedRights#users")
    default void nobody_takes_over_the_transactions_of_another(String user) {
        try (var attempts = new Attempts(SecureStack.as(user))) {
            String foreign = user.equals("hold-processor") ? "payment-adapter-1" : "hold-processor-1";

            assertThat(attempts.takeOver(foreign)).containsInstanceOf(TransactionalIdAuthorizationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.system.DesignedRights#users")
    default void no_user_of_a_service_changes_topics_or_rights(String user) throws Exception {
        String log = "holdfast.seat-commands";
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, log);
        var shorter = new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET);
        var everything = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", AclOperation.ALL, AclPermissionType.ALLOW));
        var password = new UserScramCredentialUpsertion(
                "admin", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), "mine");
        try (var attempts = new Attempts(SecureStack.as(user))) {
            var admin = attempts.admin();
            assertThat(attempts.ask(admin.createTopics(List.of(new NewTopic("holdfast.more", 1, (short) 1)))
                            .all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(admin.deleteTopics(List.of(log)).all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(admin.createPartitions(Map.of(log, NewPartitions.increaseTo(12)))
                            .all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(admin.incrementalAlterConfigs(Map.of(resource, List.of(shorter)))
                            .all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(
                            admin.deleteRecords(Map.of(new TopicPartition(log, 0), RecordsToDelete.beforeOffset(1)))
                                    .all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(admin.createAcls(List.of(everything)).all()))
                    .containsInstanceOf(ClusterAuthorizationException.class);
            assertThat(attempts.ask(admin.describeAcls(AclBindingFilter.ANY).values()))
                    .containsInstanceOf(ClusterAuthorizationException.class);
            assertThat(attempts.ask(
                            admin.alterUserScramCredentials(List.of(password)).all()))
                    .containsInstanceOf(ClusterAuthorizationException.class);
        }
    }
}
