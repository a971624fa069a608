package io.holdfast.drill;

import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.awaitility.Awaitility;

/** The brokers of a stack that has three. */
final class Brokers {

    static final int NUMBER = 3;

    private static final Duration WHOLE_WITHIN = Duration.ofMinutes(2);

    private final Stage stage;

    Brokers(Stage stage) {
        this.stage = stage;
    }

    static String name(int node) {
        return "broker-" + node;
    }

    /** The broker that leads most partitions of the commands. */
    String leader() throws ExecutionException, InterruptedException {
        Map<Integer, Long> led;
        try (Admin admin = admin()) {
            led = partitions(admin, Topics.SEAT_COMMANDS).stream()
                    .collect(Collectors.groupingBy(
                            partition -> partition.leader().id(), Collectors.counting()));
        }
        return name(led.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<Integer, Long>::getValue))
                .orElseThrow()
                .getKey());
    }

    /** Has a broker lead every partition that there is. */
    void lead(int node) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            Map<TopicPartition, Optional<NewPartitionReassignment>> order = admin
                    .describeTopics(admin.listTopics(new ListTopicsOptions().listInternal(true))
                            .names()
                            .get())
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, _ -> Optional.of(first(node))));
            admin.alterPartitionReassignments(order).all().get();
            admin.electLeaders(ElectionType.PREFERRED, order.keySet()).all().get();
        }
    }

    /** All copies, this broker's before the others: what it may lead it is to lead. */
    private static NewPartitionReassignment first(int node) {
        return new NewPartitionReassignment(IntStream.concat(
                        IntStream.of(node), IntStream.rangeClosed(1, NUMBER).filter(other -> other != node))
                .boxed()
                .toList());
    }

    /** All but this one. */
    static List<String> others(String broker) {
        return IntStream.rangeClosed(1, NUMBER)
                .mapToObj(Brokers::name)
                .filter(name -> !name.equals(broker))
                .toList();
    }

    /** Returns when every copy of what matters is in sync. */
    void awaitWhole() {
        Awaitility.await()
                .atMost(WHOLE_WITHIN)
                .ignoreExceptionsMatching(failure -> failure instanceof ExecutionException)
                .until(this::isWhole);
    }

    private boolean isWhole() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            for (Topic topic : List.of(Topics.SEAT_COMMANDS, Topics.SEAT_EVENTS, Topics.STATE)) {
                if (partitions(admin, topic).stream()
                        .anyMatch(partition -> partition.isr().size() < NUMBER)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<TopicPartitionInfo> partitions(Admin admin, Topic topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                .map(description -> description.partitions())
                .flatMap(List::stream)
                .toList();
    }

    private Admin admin() {
        return Admin.create(stage.administered().client(Map.of()));
    }
}
