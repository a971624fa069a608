package io.holdfast.bench.baseline.floor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/** The floor's own topics: those that a hold is written to, by other names. */
public final class FloorTopics {

    static final String COMMANDS = "floor.commands";
    static final String FACTS = "floor.facts";
    static final String STATE = "floor.state";

    /** As many as Holdfast's topics have by default. */
    private static final int PARTITIONS = 6;

    private FloorTopics() {}

    /** Creates them on a broker that has none of them, one copy each. */
    public static void create(String bootstrapServers) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var topics = Stream.of(COMMANDS, FACTS, STATE)
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    static int partition(String event) {
        return Math.floorMod(event.hashCode(), PARTITIONS);
    }

    static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }
}
