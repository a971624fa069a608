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
     * Creates every topic that is not there yet. A cluster whose topics have another number of partitions is refused, since old and new
     * records of an event would be placed differently. When it returns the broker knows them, or half a minute has passed.
     *
     * @param asked the number of partitions that the caller wants; empty if what is there decides, or {@link Partitions#DEFAULT}
     * @param replication copies of each partition; all but one of them must have a record before it is acknowledged
     * @return the number of partitions that the topics have
     * @throws IllegalStateException if an existing topic has another number of partitions
     */
    public static Partitions create(Admin admin, List<Topic> topics, Optional<Partitions> asked, short replication)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        Partitions partitions =
                existing.contains(Topics.SEAT_COMMANDS.name()) ? there(admin, asked) : asked.orElse(Partitions.DEFAULT);
        partitions.verify(admin, topics);
        var created = admin.createTopics(topics.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> newTopic(topic, partitions, replication))
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
        return partitions;
    }

    /**
     * The number of partitions of a cluster whose topics are there.
     *
     * @param asked the number that the caller wants; empty if any will do
     * @throws IllegalStateException if the cluster has another number, naming both and what to do
     */
    public static Partitions there(Admin admin, Optional<Partitions> asked)
            throws ExecutionException, InterruptedException {
        Partitions there = Partitions.on(admin);
        if (!asked.orElse(there).equals(there)) {
            throw new IllegalStateException(
                    "the topics have %d partitions and cannot be set up with %d: the number is fixed when they are created. Leave --partitions out to go on with %d, or begin anew with empty topics (locally: ./holdfast up --fresh --partitions %d)"
                            .formatted(
                                    there.number(),
                                    asked.orElse(there).number(),
                                    there.number(),
                                    asked.orElse(there).number()));
        }
        return there;
    }

    /** The controller answers for a creation; brokers hear of it a moment later, and until then deny the topic. */
    private static void awaitKnown(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        Deadline deadline = Deadline.in(KNOWN_WITHIN);
        while (!admin.listTopics().names().get().containsAll(names) && !deadline.passed()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    /**
     * Checks that every topic is there as declared: each setting that a promise rests on. How many partitions it has is
     * {@link Partitions#verify}'s to check.
     *
     * @throws IllegalStateException if one is missing or differs, naming it and what to do
     */
    public static void verify(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        checkThere(admin, topics);
        verifySettings(admin, topics.stream().collect(Collectors.toMap(Topic::name, Topic::settings)));
    }

    /**
     * Checks that every topic is there with its time stamps and as many partitions as the commands: all that reading the log rests on.
     *
     * @throws IllegalStateException if one is missing or differs, naming it and what to do
     */
    public static void verifyLayout(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        checkThere(admin, topics);
        Partitions.on(admin).verify(admin, topics);
        compare(admin, topics.stream().collect(Collectors.toMap(Topic::name, TopicSetup::timestamps)));
    }

    private static void checkThere(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        for (Topic topic : topics) {
            if (!existing.contains(topic.name())) {
                throw missing(topic);
            }
        }
    }

    static IllegalStateException missing(Topic topic) {
        return new IllegalStateException(
                "topic %s is not there: set the topics up before starting the services".formatted(topic.name()));
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

    private static NewTopic newTopic(Topic topic, Partitions partitions, short replication) {
        var settings = topic.settings();
        settings.put("min.insync.replicas", Integer.toString(TopicSettings.minInSyncReplicas(replication)));
        return new NewTopic(topic.name(), Optional.of(partitions.count(topic)), Optional.of(replication))
                .configs(settings);
    }
}
