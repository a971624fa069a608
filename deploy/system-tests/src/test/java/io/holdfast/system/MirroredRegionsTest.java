package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.drill.Client;
import io.holdfast.drill.IssuedToken;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two regions with the locks of production, and the mirrors between them. They are started once, and sell through a broken link before anything else
 * is tried; then one is lost, taken over and back.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MirroredRegionsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PORT = freeBlocks();
    private static final Path DATA = Stack.HOME.resolve("deploy/system-tests/target/regions");
    private static final IssuedToken TOKENS = IssuedToken.of("http://127.0.0.1:" + Readiness.issuer(PORT));
    private static final Client EU = new Client("http://127.0.0.1:" + PORT, TOKENS);

    static int freeBlocks() {
        return FreePorts.block(11_200, 2 * Stack.BLOCK);
    }

    @BeforeAll
    static void start() throws Exception {
        Script.Result drills = Script.run(
                "drill",
                "same-id",
                "cut-link",
                "lost-region",
                "--keep",
                "--secure",
                "--port",
                Integer.toString(PORT),
                "--data",
                DATA.toString());
        assertThat(drills.exit()).as(drills.output()).isZero();
        assertThat(drills.output()).contains("us is taken over", "us is back", "3 drills in", "every promise kept");
        assertThat(EU.open("concert", 10, 10).status()).isEqualTo(201);
        awaitCopies();
        assertThat(denied()).as("what a part was refused while it did its work").isEmpty();
    }

    @AfterAll
    static void stop() throws Exception {
        var _ = Script.run("down", "--data", DATA.toString());
    }

    private static void holdfast(String... words) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", DATA.toString()));
        Script.Result result = Script.run(arguments);
        assertThat(result.exit()).as(result.output()).isZero();
    }

    private static KafkaCluster cluster(String region, String user) {
        int port = PORT + (region.equals("eu") ? 40 : 90);
        return KafkaCluster.at(
                "127.0.0.1:" + port,
                Optional.of(DATA.resolve(region).resolve("security").resolve(user + ".properties")));
    }

    private static void hold(String reservation, String seat) throws Exception {
        var held = EU.hold("concert", reservation, 300, List.of(seat), "Prefer", "wait=30");
        assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
    }

    /** All that was committed to a topic of a region, partition after partition. */
    private static List<ConsumerRecord<byte[], byte[]>> records(String region, Topic topic) {
        Map<String, Object> settings = Map.of("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(
                cluster(region, KafkaUsers.AUDITOR.name()).client(settings),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return Records.all(consumer, topic.name());
        }
    }

    /** Each copy once: a mirror that was killed copies again what it had copied in its last seconds. */
    private static List<ConsumerRecord<byte[], byte[]>> copies(Topic topic) {
        var byOrigin = new LinkedHashMap<Origin, ConsumerRecord<byte[], byte[]>>();
        records("us", Copies.of("eu", topic))
                .forEach(copy -> byOrigin.putIfAbsent(Origin.of(copy.headers()).orElseThrow(), copy));
        return List.copyOf(byOrigin.values());
    }

    private static void awaitCopies() {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(copies(Topics.SEAT_EVENTS)).hasSameSizeAs(records("eu", Topics.SEAT_EVENTS)));
    }

    @Test
    void each_copy_is_its_original_and_says_where_that_is() throws Exception {
        hold("cart-1", "A-1-1");
        awaitCopies();

        for (Topic topic : List.of(Topics.SEAT_COMMANDS, Topics.SEAT_EVENTS, Topics.SCHEMAS)) {
            // The copies first: what is written meanwhile has none yet.
            Map<Integer, List<ConsumerRecord<byte[], byte[]>>> copies = byPartition(copies(topic));
            Map<Integer, List<ConsumerRecord<byte[], byte[]>>> originals = byPartition(records("eu", topic));
            assertThat(copies).as(topic.name()).isNotEmpty();
            copies.forEach((partition, copied) -> assertCopies(copied, originals.getOrDefault(partition, List.of())));
        }
    }

    private static Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition(
            List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().collect(Collectors.groupingBy(ConsumerRecord::partition));
    }

    /** Of one partition: as many of its originals as were copied, from the first one on, in their order. */
    private static void assertCopies(
            List<ConsumerRecord<byte[], byte[]>> copies, List<ConsumerRecord<byte[], byte[]>> originals) {
        assertThat(copies).hasSizeLessThanOrEqualTo(originals.size());
        for (int i = 0; i < copies.size(); i++) {
            ConsumerRecord<byte[], byte[]> original = originals.get(i);
            ConsumerRecord<byte[], byte[]> copy = copies.get(i);
            Origin origin = Origin.of(copy.headers()).orElseThrow();
            assertThat(origin.toString()).isEqualTo("eu/%d/%d".formatted(original.partition(), original.offset()));
            assertThat(copy.key()).isEqualTo(original.key());
            assertThat(copy.value()).isEqualTo(original.value());
            assertThat(copy.timestamp()).isEqualTo(original.timestamp());
        }
    }

    /** So that every copy that is read here is read with the ids of where it is from. */
    @Test
    void the_registries_have_other_ids_for_the_same_schemas() throws Exception {
        assertThat(ids("eu")).hasSameSizeAs(ids("us")).isNotEqualTo(ids("us"));
    }

    private static List<String> ids(String region) throws InterruptedException {
        return SchemaLog.read(cluster(region, KafkaUsers.AUDITOR.name())).all().stream()
                .map(schema -> schema.subject() + " " + schema.id())
                .toList();
    }

    @Test
    void what_was_held_while_the_link_was_cut_is_copied_when_it_is_back() throws Exception {
        awaitCopies();
        int before = copies(Topics.SEAT_EVENTS).size();

        holdfast("link", "cut");
        hold("cart-2", "A-2-1");
        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .until(() -> copies(Topics.SEAT_EVENTS).size() == before);
        holdfast("link", "heal");

        awaitCopies();
        assertThat(copies(Topics.SEAT_EVENTS).size()).isGreaterThan(before);
    }

    @Test
    void a_mirror_that_is_killed_while_the_link_is_cut_copies_when_it_is_back() throws Exception {
        awaitCopies();
        holdfast("link", "cut");
        ProcessHandle.of(part(status(), "us", "mirror").path("pid").asLong())
                .orElseThrow()
                .destroyForcibly();
        hold("cart-3", "A-3-1");
        await().atMost(SOON)
                .until(() -> part(status(), "us", "mirror").path("ready").asBoolean());
        holdfast("link", "heal");

        awaitCopies();
    }

    @Test
    void status_says_of_each_part_in_which_region_it_is() throws Exception {
        JsonNode status = status();
        for (String region : List.of("eu", "us")) {
            for (String name : List.of("broker", "registry", "reservation-api-0", "hold-processor-0", "mirror")) {
                assertThat(part(status, region, name).path("ready").asBoolean())
                        .as("%s %s", region, name)
                        .isTrue();
            }
            assertThat(status.path("installations").path(region).asText()).isNotEmpty();
        }
    }

    private static JsonNode status() throws IOException, InterruptedException {
        return new JsonMapper()
                .readTree(Script.run("status", "--data", DATA.toString()).output());
    }

    private static JsonNode part(JsonNode status, String region, String name) {
        for (JsonNode part : status.path("parts")) {
            if (part.path("region").asText().equals(region)
                    && part.path("name").asText().equals(name)) {
                return part;
            }
        }
        throw new AssertionError("no " + name + " in " + region);
    }

    @Test
    void both_logs_are_audited_by_themselves_and_together() throws Exception {
        Script.Result audit = Script.run("audit", "verify", "--data", DATA.toString());

        assertThat(audit.exit()).as(audit.output()).isZero();
        assertThat(audit.output())
                .contains("eu, 127.0.0.1:", "us, 127.0.0.1:", "eu and us together:")
                .contains("Every promise that the log can show is kept.");
    }

    /** The last test: nothing runs after it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void both_logs_are_audited_when_nothing_runs() throws Exception {
        stop();

        both_logs_are_audited_by_themselves_and_together();
    }

    @Test
    void a_mirror_may_read_there_and_write_here_and_no_more() throws Exception {
        Topic copy = Copies.of("us", Topics.SEAT_EVENTS);
        try (var reader = new Attempts(cluster("eu", KafkaUsers.MIRROR_READER));
                var writer = new Attempts(cluster("eu", KafkaUsers.MIRROR))) {
            assertThat(reader.write(copy.name())).containsInstanceOf(TopicAuthorizationException.class);
            assertThat(reader.write(Topics.SEAT_EVENTS.name())).containsInstanceOf(TopicAuthorizationException.class);
            assertThat(reader.read(Topics.PAYMENTS.name())).containsInstanceOf(TopicAuthorizationException.class);
            assertThat(writer.write(Topics.SEAT_EVENTS.name())).containsInstanceOf(TopicAuthorizationException.class);
            assertThat(writer.read(Topics.SEAT_EVENTS.name())).containsInstanceOf(TopicAuthorizationException.class);
        }
    }

    /** What the brokers' authorizers say that they refused. */
    private static List<String> denied() throws IOException {
        var denied = new ArrayList<String>();
        for (String region : List.of("eu", "us")) {
            try (Stream<String> log = Files.lines(DATA.resolve(region).resolve("logs/broker.log"))) {
                log.filter(line -> line.contains(" is Denied ")).forEach(denied::add);
            }
        }
        return denied;
    }
}
