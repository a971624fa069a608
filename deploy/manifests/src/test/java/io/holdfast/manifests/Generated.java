package io.holdfast.manifests;

import io.holdfast.schemas.KafkaUser;
import io.holdfast.schemas.KafkaUser.Grant;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** Topics and users as Strimzi's operators take them, from their declaration. */
final class Generated {

    private static final int REPLICAS = 3;

    /** By this label a kustomization gives all of them another number of partitions (docs/deployment.md). */
    private static final String BY_EVENT = "holdfast.io/partitions: by-event";

    private static final String HEAD = """
            # From %s in schemas/: change it there, and then
            #   mvn -pl deploy/manifests -am test -Dtest=GeneratedTest -Dsurefire.failIfNoSpecifiedTests=false -Dholdfast.manifests.write=true
            """;

    private Generated() {}

    static String topics() {
        return HEAD.formatted("Topics")
                + Topics.ALL.stream().map(Generated::topic).collect(Collectors.joining("---\n"));
    }

    static String topic(Topic topic) {
        var settings = topic.settings();
        // All copies but one must have a record before it is acknowledged: one broker may be away.
        settings.put("min.insync.replicas", Integer.toString(REPLICAS - 1));
        String config = settings.entrySet().stream()
                .map(setting -> "    %s: %s\n".formatted(setting.getKey(), scalar(setting.getValue())))
                .collect(Collectors.joining());
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: %1$s
                  namespace: holdfast
                  labels:
                    strimzi.io/cluster: holdfast
                %2$sspec:
                  partitions: %3$d
                  replicas: %4$d
                  config:
                """.formatted(
                                topic.name(),
                                topic.partitions().isEmpty() ? "    " + BY_EVENT + "\n" : "",
                                Partitions.DEFAULT.count(topic),
                                REPLICAS)
                + config;
    }

    /** Numbers and truth as such, everything else as text. */
    static String scalar(String value) {
        return value.matches("-?\\d+|true|false|[A-Za-z]+") ? value : "\"" + value + "\"";
    }

    static String users() {
        return HEAD.formatted("KafkaUsers")
                + KafkaUsers.ALL.stream().map(Generated::user).collect(Collectors.joining("---\n"));
    }

    static String user(KafkaUser user) {
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaUser
                metadata:
                  name: %s
                  namespace: holdfast
                  labels:
                    strimzi.io/cluster: holdfast
                spec:
                  authentication:
                    type: scram-sha-512
                  authorization:
                    type: simple
                    acls:
                """.formatted(user.name())
                + user.grants().stream().map(Generated::grant).collect(Collectors.joining());
    }

    private static String grant(Grant grant) {
        return "      - resource: { type: %s, name: %s, patternType: %s }\n        operations: [%s]\n"
                .formatted(
                        type(grant.on().resourceType()),
                        grant.on().name(),
                        grant.on().patternType() == PatternType.PREFIXED ? "prefix" : "literal",
                        grant.sorted().stream().map(Generated::operation).collect(Collectors.joining(", ")));
    }

    private static String type(ResourceType type) {
        return switch (type) {
            case TOPIC -> "topic";
            case GROUP -> "group";
            case TRANSACTIONAL_ID -> "transactionalId";
            case CLUSTER, DELEGATION_TOKEN, USER, ANY, UNKNOWN ->
                throw new IllegalArgumentException("no user has rights on " + type);
        };
    }

    /** As Strimzi spells it: {@code DescribeConfigs}. */
    private static String operation(AclOperation operation) {
        String[] words = operation.name().toLowerCase(Locale.ROOT).split("_", -1);
        var spelt = new StringBuilder();
        for (String word : words) {
            spelt.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return spelt.toString();
    }
}
