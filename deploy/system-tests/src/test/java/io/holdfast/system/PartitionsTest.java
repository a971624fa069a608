package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.Client;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The number of partitions is chosen when an installation is set up, and stays. One installation serves both tests: the second ruins it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartitionsTest {

    private static final Path DATA = Stack.DATA.resolveSibling("stack-partitions");
    private static final List<Topic> BY_EVENT =
            Topics.ALL.stream().filter(topic -> topic.partitions().isEmpty()).toList();

    private static final int PORT = Stack.freeBlock(Stack.beyond());

    private static Script.Result up(String... further) throws Exception {
        var arguments =
                new ArrayList<>(List.of("up", "--detach", "--port", Integer.toString(PORT), "--data", DATA.toString()));
        arguments.addAll(List.of(further));
        return Script.run(arguments);
    }

    private static Script.Result down() throws Exception {
        return Script.run("down", "--data", DATA.toString());
    }

    @BeforeAll
    static void an_installation_of_three_partitions() throws Exception {
        Script.Result begun = up("--fresh", "--partitions", "3");
        assertThat(begun.exit()).as(begun.output()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        var _ = down();
    }

    @Test
    @Order(1)
    void an_installation_keeps_the_number_that_it_was_set_up_with() throws Exception {
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
    }

    /** An operator that gives every topic more of them leaves topics that agree with each other, and events in two partitions. */
    @Test
    @Order(2)
    void topics_that_were_all_given_more_partitions_are_refused() throws Exception {
        Script.Result log = up("--log-alone");
        assertThat(log.exit()).as(log.output()).isZero();
        grow(BY_EVENT.stream()
                .filter(topic -> !topic.equals(Topics.SEAT_EVENTS))
                .toList());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(partitions()).containsOnly(5));
        assertThat(down().exit()).isZero();

        Script.Result grown = up();

        assertThat(grown.exit()).isEqualTo(1);
        assertThat(grown.output())
                .contains("this installation was set up with 3 partitions, and its topics have 5 now");
    }

    private static void sellInEachPartition() throws Exception {
        var api = new Client("http://127.0.0.1:" + PORT);
        Map<Integer, String> events = IntStream.range(0, 20)
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

    private static List<Integer> partitions() throws Exception {
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

    private static void grow(List<Topic> topics) throws Exception {
        try (Admin admin = admin()) {
            admin.createPartitions(
                            topics.stream().collect(Collectors.toMap(Topic::name, _ -> NewPartitions.increaseTo(5))))
                    .all()
                    .get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + (PORT + 40)));
    }
}
