package io.holdfast.drill;

import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
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
