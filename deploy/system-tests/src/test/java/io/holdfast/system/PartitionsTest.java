package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;

/** The number of partitions is chosen when an installation is set up, and stays. */
class PartitionsTest {

    private static final Path DATA = Stack.DATA.resolveSibling("stack-partitions");
    private static final List<Topic> BY_EVENT =
            Topics.ALL.stream().filter(topic -> topic.partitions().isEmpty()).toList();

    private final int port = Stack.freeBlock(Stack.beyond());

    private Script.Result up(String... further) throws Exception {
        var arguments =
                new ArrayList<>(List.of("up", "--detach", "--port", Integer.toString(port), "--data", DATA.toString()));
        arguments.addAll(List.of(further));
        return Script.run(arguments);
    }

    private static Script.Result down() throws Exception {
        return Script.run("down", "--data", DATA.toString());
    }

    @Test
    void an_installation_keeps_the_number_that_it_was_set_up_with() throws Exception {
        try {
            Script.Result begun = up("--fresh", "--partitions", "3");
            assertThat(begun.exit()).as(begun.output()).isZero();
            assertThat(partitions()).containsOnly(3);
            sellInEachPartition();
            Script.Result audit = Script.run("audit", "verify", "--data", DATA.toString());
            assertThat(audit.exit()).as(audit.output()).isZero();

            assertThat(down().exit()).isZero();
            Script.Result other = up("--partitions", "4");
            assertThat(other.exit()).isEqualTo(1);
            assertThat(other.output()).contains("the topics have 3 partitions and cannot be set up with 4", "--fresh");

            Script.Result again = up();
            assertThat(again.exit()).as(again.output()).isZero();
            assertThat(partitions()).containsOnly(3);
            grow(List.of(Topics.SEAT_EVENTS));
            assertThat(down().exit()).isZero();
            Script.Result uneven = up();
            assertThat(uneven.exit()).isEqualTo(1);
            assertThat(uneven.output()).contains("holdfast.seat-events has 5 partitions and must have 3");
        } finally {
            var _ = down();
        }
    }

    /** An operator that gives every topic more of them leaves topics that agree with each other, and events in two partitions. */
    @Test
    void topics_that_were_all_given_more_partitions_are_refused() throws Exception {
        try {
            Script.Result begun = up("--fresh", "--partitions", "2");
            assertThat(begun.exit()).as(begun.output()).isZero();
            grow(BY_EVENT);
            assertThat(partitions()).containsOnly(5);
            assertThat(down().exit()).isZero();

            Script.Result grown = up();

            assertThat(grown.exit()).isEqualTo(1);
            assertThat(grown.output())
                    .contains("this installation was set up with 2 partitions, and its topics have 5 now");
        } finally {
            var _ = down();
        }
    }

    private void sellInEachPartition() throws Exception {
        var api = new Client("http://127.0.0.1:" + port);
        Map<Integer, String> events = java.util.stream.IntStream.range(0, 20)
                .mapToObj(n -> "spread-" + n)
                .collect(Collectors.toMap(new Partitions(3)::of, Function.identity(), (first, _) -> first));
        assertThat(events).hasSize(3);
        for (Map.Entry<Integer, String> event : events.entrySet()) {
            assertThat(api.open(event.getValue(), 1, 10).status()).isEqualTo(201);
            Client.Answer held = api.hold(event.getValue(), "cart", 60, List.of("A-1-1"));
            assertThat(held.status()).isEqualTo(201);
            assertThat(held.body().at("/evidence/partition").asInt()).isEqualTo(event.getKey());
            assertThat(api.checkout(event.getValue(), "cart", "pm_card_visa").state())
                    .isEqualTo("SOLD");
        }
    }

    private List<Integer> partitions() throws Exception {
        try (Admin admin = admin()) {
            return admin
                    .describeTopics(BY_EVENT.stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .map(topic -> topic.partitions().size())
                    .toList();
        }
    }

    private void grow(List<Topic> topics) throws Exception {
        try (Admin admin = admin()) {
            admin.createPartitions(
                            topics.stream().collect(Collectors.toMap(Topic::name, _ -> NewPartitions.increaseTo(5))))
                    .all()
                    .get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + (port + 40)));
    }
}
