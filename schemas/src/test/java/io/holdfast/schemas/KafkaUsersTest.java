package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.KafkaUser.Grant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** What each user is refused is shown on a real broker, by the system tests. */
class KafkaUsersTest {

    private static Stream<Grant> grants() {
        return KafkaUsers.ALL.stream().flatMap(user -> user.grants().stream());
    }

    private static List<String> writersOf(Topic topic) {
        return KafkaUsers.ALL.stream()
                .filter(user -> user.grants().stream()
                        .anyMatch(grant -> grant.on().resourceType() == ResourceType.TOPIC
                                && grant.on().name().equals(topic.name())
                                && grant.operations().contains(AclOperation.WRITE)))
                .map(KafkaUser::name)
                .toList();
    }

    @Test
    void every_topic_has_one_writer_but_the_log_of_commands_and_the_addresses() {
        for (Topic topic : Topics.ALL) {
            if (topic.equals(Topics.SEAT_COMMANDS)) {
                assertThat(writersOf(topic))
                        .containsExactlyInAnyOrder("reservation-api", "hold-processor", "payment-adapter");
            } else if (topic.equals(Topics.CONTACTS)) {
                // One writes them, the other erases those whose keys it alone knows.
                assertThat(writersOf(topic)).containsExactlyInAnyOrder("reservation-api", "receipt-sender");
            } else {
                assertThat(writersOf(topic)).as(topic.name()).hasSize(1);
            }
        }
    }

    @Test
    void nobody_has_a_right_over_the_cluster_or_over_everything_of_a_kind() {
        assertThat(grants()).allSatisfy(grant -> {
            assertThat(grant.on().resourceType())
                    .isIn(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID);
            assertThat(grant.on().name()).isNotEqualTo("*");
            assertThat(grant.operations())
                    .isSubsetOf(Set.of(
                            AclOperation.READ,
                            AclOperation.WRITE,
                            AclOperation.CREATE,
                            AclOperation.DESCRIBE,
                            AclOperation.DESCRIBE_CONFIGS));
        });
    }

    @Test
    void only_hold_processor_may_create_and_only_what_belongs_to_its_application() {
        for (KafkaUser user : KafkaUsers.ALL) {
            assertThat(user.grants().stream()
                            .filter(grant -> grant.on().patternType() == PatternType.PREFIXED
                                    || grant.operations().contains(AclOperation.CREATE)))
                    .as(user.name())
                    .allSatisfy(grant -> {
                        assertThat(user).isEqualTo(KafkaUsers.HOLD_PROCESSOR);
                        assertThat(grant.on().name()).isEqualTo("hold-processor-");
                    });
        }
    }

    @Test
    void every_topic_that_is_granted_is_declared() {
        assertThat(grants().filter(grant -> grant.on().resourceType() == ResourceType.TOPIC
                        && grant.on().patternType() == PatternType.LITERAL))
                .extracting(grant -> grant.on().name())
                .isSubsetOf(Topics.ALL.stream().map(Topic::name).toList());
    }

    @Test
    void a_grant_becomes_one_binding_for_each_operation() {
        var user =
                new KafkaUser("me", "tries", List.of(Grant.topic(Topics.STATE, AclOperation.WRITE, AclOperation.READ)));

        assertThat(user.bindings()).allSatisfy(binding -> {
            assertThat(binding.entry().principal()).isEqualTo("User:me");
            assertThat(binding.entry().host()).isEqualTo("*");
            assertThat(binding.entry().permissionType()).isEqualTo(AclPermissionType.ALLOW);
            assertThat(binding.pattern().name()).isEqualTo("hold-processor-state-changelog");
        });
        assertThat(user.bindings())
                .extracting(binding -> binding.entry().operation())
                .containsExactly(AclOperation.READ, AclOperation.WRITE);
    }
}
