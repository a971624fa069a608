package io.holdfast.local;

import io.holdfast.schemas.AccessSetup;
import io.holdfast.schemas.Deadline;
import io.holdfast.schemas.Installations;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.setup.SchemaRegistry;
import io.holdfast.setup.SchemaRegistryException;
import io.holdfast.setup.SchemaSetup;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * Creates the topics, sets the schemas up and gives the installation its id; where the broker asks who one is, makes the users and grants
 * their rights.
 */
final class Setup {

    /** The least that the broker takes: the passwords are random, so that nothing is gained by more. */
    private static final int ITERATIONS = 4_096;

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final int LOOK_EVERY_MS = 50;

    private Setup() {}

    /** Sets everything up, and returns the installation's id. */
    static String run(StackPlan plan) throws InterruptedException {
        KafkaCluster cluster = plan.cluster(Security.ADMIN);
        Partitions partitions;
        try (Admin admin = Admin.create(cluster.client(Map.of()))) {
            awaitBrokers(admin, plan.ports().brokers());
            partitions = TopicSetup.create(admin, Copies.withOwn(plan.regions()), plan.partitions(), (short)
                    plan.ports().brokers());
            if (plan.secure()) {
                admin.alterUserScramCredentials(plan.users().stream()
                                .map(user -> credential(user.name(), plan.security()))
                                .toList())
                        .all()
                        .get();
                AccessSetup.apply(admin, plan.users());
            }
        } catch (ExecutionException failed) {
            throw new StackException("the topics and rights could not be set up: " + failed.getMessage());
        }
        try {
            SchemaRegistry registry = SchemaRegistry.at(plan.registryUrl());
            if (plan.region().filter(region -> !region.isFirst()).isPresent()) {
                registerBackwards(registry);
            }
            SchemaSetup.run(cluster, registry);
        } catch (SchemaRegistryException failed) {
            throw new StackException("the schemas could not be set up: " + failed.getMessage());
        }
        return Installations.establish(cluster, SchemaLog.read(cluster), partitions)
                .id();
    }

    /**
     * So that two regions have other ids for the same schemas, as they have where each of them has its own history: who reads a copy with the ids
     * of the wrong region notices it here.
     */
    private static void registerBackwards(SchemaRegistry registry) {
        Topics.ALL.reversed().stream()
                .filter(topic -> topic.value().isPresent())
                .forEach(registry::register);
    }

    /** One that accepts connections may not be known to the others yet, and a topic needs all of them for its copies. */
    private static void awaitBrokers(Admin admin, int brokers) throws ExecutionException, InterruptedException {
        Deadline deadline = Deadline.in(KNOWN_WITHIN);
        while (admin.describeCluster().nodes().get().size() < brokers) {
            deadline.pause(
                    LOOK_EVERY_MS,
                    () -> new StackException("the brokers did not find each other within %d s: see their logs"
                            .formatted(KNOWN_WITHIN.toSeconds())));
        }
    }

    private static UserScramCredentialAlteration credential(String user, Security security) {
        var info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        return new UserScramCredentialUpsertion(user, info, security.password(user));
    }
}
