package io.holdfast.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the declared topics. Creating them again changes nothing. */
public final class TopicSetup {

    private static final String TIMESTAMP_TYPE = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final int LOOK_EVERY_MS = 50;

    private TopicSetup() {}

    /**
     * Creates every topic that is not there yet, and refuses a cluster whose topics contradict the declaration in their number of
     * partitions, since keys would be placed differently by old and new records. When it returns the broker knows them, or half a minute has
     * passed.
     *
     * @param replication copies of each partition; all but one of them must have a record before it is acknowledged
     * @throws IllegalStateException where an existing topic has another number of partitions
     */
    public static void create(Admin admin, List<Topic> topics, short replication)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        check(
                admin,
                topics.stream().filter(topic -> existing.contains(topic.name())).toList());
        var created = admin.createTopics(topics.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> newTopic(topic, replication))
                .toList());
        for (var creation : created.values().values()) {
            try {
                creation.get();
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
        }
        awaitKnown(admin, topics);
    }

    /** The controller answers for a creation; brokers hear of it a moment later, and until then deny the topic. */
    private static void awaitKnown(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        long giveUp = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (!admin.listTopics().names().get().containsAll(names) && System.nanoTime() < giveUp) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    /**
     * Checks that every topic is there as declared: its partitions, and each setting that a promise rests on.
     *
     * @throws IllegalStateException if one is missing or differs, naming it and what to do
     */
    public static void verify(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        checkThere(admin, topics);
        verifySettings(admin, topics.stream().collect(Collectors.toMap(Topic::name, Topic::settings)));
    }

    /**
     * Checks that every topic is there with its number of partitions and its time stamps: all that reading the log rests on.
     *
     * @throws IllegalStateException if one is missing or differs, naming it and what to do
     */
    public static void verifyLayout(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        checkThere(admin, topics);
        compare(admin, topics.stream().collect(Collectors.toMap(Topic::name, TopicSetup::timestamps)));
    }

    private static void checkThere(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        for (Topic topic : topics) {
            if (!existing.contains(topic.name())) {
                throw new IllegalStateException("topic %s is not there: set the topics up before starting the services"
                        .formatted(topic.name()));
            }
        }
        check(admin, topics);
    }

    private static Map<String, String> timestamps(Topic topic) {
        return Map.of(TIMESTAMP_TYPE, String.valueOf(topic.settings().get(TIMESTAMP_TYPE)));
    }

    /**
     * Checks the settings of topics that are there, and that a record of theirs is on enough brokers before it is acknowledged (P10).
     *
     * @param declared for each topic, by its name, what its settings must be
     * @throws IllegalStateException naming every setting that is wrong
     */
    public static void verifySettings(Admin admin, Map<String, Map<String, String>> declared)
            throws ExecutionException, InterruptedException {
        var durable = new HashMap<String, Map<String, String>>();
        admin.describeTopics(declared.keySet()).allTopicNames().get().forEach((topic, description) -> {
            int replication = description.partitions().getFirst().replicas().size();
            var settings = new HashMap<>(declared.getOrDefault(topic, Map.of()));
            settings.put(
                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                    Integer.toString(TopicSettings.minInSyncReplicas(replication)));
            durable.put(topic, settings);
        });
        compare(admin, durable);
    }

    private static void compare(Admin admin, Map<String, Map<String, String>> declared)
            throws ExecutionException, InterruptedException {
        var resources = declared.keySet().stream().map(TopicSetup::resource).toList();
        var wrong = new ArrayList<String>();
        admin.describeConfigs(resources).all().get().forEach((resource, config) -> {
            var actual = new HashMap<String, String>();
            config.entries().forEach(entry -> actual.put(entry.name(), entry.value()));
            wrong.addAll(
                    TopicSettings.wrong(resource.name(), declared.getOrDefault(resource.name(), Map.of()), actual));
        });
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join("; ", wrong));
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static NewTopic newTopic(Topic topic, short replication) {
        var settings = topic.settings();
        settings.put("min.insync.replicas", Integer.toString(TopicSettings.minInSyncReplicas(replication)));
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.of(replication)).configs(settings);
    }

    private static void check(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        var found = admin.describeTopics(topics.stream().map(Topic::name).collect(Collectors.toSet()))
                .allTopicNames()
                .get();
        for (Topic topic : topics) {
            var description = found.get(topic.name());
            int partitions = description == null
                    ? topic.partitions()
                    : description.partitions().size();
            if (partitions != topic.partitions()) {
                throw new IllegalStateException(
                        "topic %s has %d partitions but is declared with %d: its records would be placed differently; create it anew or restore the declaration"
                                .formatted(topic.name(), partitions, topic.partitions()));
            }
        }
    }
}
