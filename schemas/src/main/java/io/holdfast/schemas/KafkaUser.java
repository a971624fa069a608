package io.holdfast.schemas;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A user of the cluster and what it may do. What is not granted is refused.
 *
 * @param name what it is called there
 * @param purpose who it is, for people
 * @param grants what it may do
 */
public record KafkaUser(String name, String purpose, List<Grant> grants) {

    private static final String ANY_HOST = "*";

    /**
     * Something that it may do.
     *
     * @param on to what; a prefixed pattern stands for everything that begins so
     * @param operations what may be done to it
     */
    public record Grant(ResourcePattern on, Set<AclOperation> operations) {

        /** Keeps a copy, in Kafka's order. */
        public Grant {
            operations = Set.copyOf(operations);
        }

        static Grant topic(Topic topic, AclOperation... operations) {
            return literal(ResourceType.TOPIC, topic.name(), operations);
        }

        static Grant literal(ResourceType type, String name, AclOperation... operations) {
            return new Grant(new ResourcePattern(type, name, PatternType.LITERAL), Set.of(operations));
        }

        static Grant prefixed(ResourceType type, String prefix, AclOperation... operations) {
            return new Grant(new ResourcePattern(type, prefix, PatternType.PREFIXED), Set.of(operations));
        }

        /** The operations in an order that does not change. */
        public List<AclOperation> sorted() {
            return List.copyOf(new TreeSet<>(operations));
        }
    }

    /** The same user with further grants. */
    KafkaUser and(List<Grant> further) {
        return further.isEmpty()
                ? this
                : new KafkaUser(
                        name,
                        purpose,
                        Stream.concat(grants.stream(), further.stream()).toList());
    }

    /** How the cluster's rights name it. */
    public String principal() {
        return "User:" + name;
    }

    /** Its rights as the cluster keeps them. */
    public List<AclBinding> bindings() {
        return grants.stream().flatMap(this::bindings).toList();
    }

    private Stream<AclBinding> bindings(Grant grant) {
        return grant.sorted().stream()
                .map(operation -> new AclBinding(
                        grant.on(), new AccessControlEntry(principal(), ANY_HOST, operation, AclPermissionType.ALLOW)));
    }
}
