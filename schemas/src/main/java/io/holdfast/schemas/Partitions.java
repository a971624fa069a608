package io.holdfast.schemas;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * How many partitions each topic has that is keyed by an event. The number is chosen at set-up and never changes after it: where an event's
 * commands lie, and so who decides them, follows from it. {@link Installations} keeps it on the log.
 */
public record Partitions(int number) {

    /**
     * What a set-up takes that names no number. One partition decides tens of thousands of commands a second, more than one event needs, and
     * every partition adds a transaction marker to each of its topics at each commit: six spread the work without paying for idle ones.
     */
    public static final Partitions DEFAULT = new Partitions(6);

    /** Refuses a number below 1. */
    public Partitions {
        if (number < 1) {
            throw new IllegalArgumentException("the number of partitions must be at least 1, not %d".formatted(number));
        }
    }

    /** The partition of a record with this key: that of its event. */
    public int of(String key) {
        return EventPartitioner.partition(key, number);
    }

    /** Whether there is a partition of this number. */
    public boolean has(int partition) {
        return partition >= 0 && partition < number;
    }

    /** How many partitions this topic has. */
    public int count(Topic topic) {
        return topic.partitions().orElse(number);
    }

    /** All partitions of a topic. */
    public List<TopicPartition> of(Topic topic) {
        return IntStream.range(0, count(topic))
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    /**
     * Checks that topics which are there have as many partitions as they must.
     *
     * @throws IllegalStateException naming each topic that has another number, with both numbers
     */
    public void verify(Admin admin, Collection<Topic> topics) throws ExecutionException, InterruptedException {
        verify(topics, counts(admin, topics));
    }

    /**
     * As {@link #verify(Admin, Collection)}.
     *
     * @param actual how many each topic has, by its name; nothing of those that are not there
     */
    void verify(Collection<Topic> topics, Map<String, Integer> actual) {
        String wrong = topics.stream()
                .filter(topic -> actual.getOrDefault(topic.name(), count(topic)) != count(topic))
                .map(topic -> "topic %s has %d partitions and must have %d"
                        .formatted(topic.name(), actual.get(topic.name()), count(topic)))
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    wrong
                            + ": its records would be looked for where they are not. The number is fixed at set-up and cannot be changed afterwards: go back to it, or begin anew with empty topics (locally: ./holdfast up --fresh)");
        }
    }

    /**
     * What a cluster's topics have that are keyed by an event.
     *
     * @throws IllegalStateException if {@link Topics#SEAT_COMMANDS} is not there
     */
    public static Partitions on(Admin admin) throws ExecutionException, InterruptedException {
        Integer number = counts(admin, List.of(Topics.SEAT_COMMANDS)).get(Topics.SEAT_COMMANDS.name());
        if (number == null) {
            throw TopicSetup.missing(Topics.SEAT_COMMANDS);
        }
        return new Partitions(number);
    }

    private static Map<String, Integer> counts(Admin admin, Collection<Topic> topics)
            throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        var counts = new HashMap<String, Integer>();
        admin.describeTopics(topics.stream()
                        .map(Topic::name)
                        .filter(existing::contains)
                        .toList())
                .allTopicNames()
                .get()
                .forEach((name, description) ->
                        counts.put(name, description.partitions().size()));
        return counts;
    }
}
