package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.drill.Client;
import io.holdfast.drill.Crowd;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Section;
import io.holdfast.system.Script.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The audit, on what real processes have written: under load, after a forgery, and of a stack that is stopped. */
class AuditTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Result audit(List<String> log, String... arguments) throws Exception {
        var options = new ArrayList<>(List.of(arguments));
        options.addAll(log);
        return Script.run("audit", options);
    }

    /** The report is the last line; what the brokers' start says stands before it. */
    private static JsonNode json(Result result) throws Exception {
        String report = result.output()
                .lines()
                .filter(line -> line.startsWith("{") || line.startsWith("["))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError(result.output()));
        return JSON.readTree(report);
    }

    private static JsonNode promise(JsonNode report, String name) {
        for (JsonNode promise : report.get("promises")) {
            if (promise.get("promise").asText().equals(name)) {
                return promise;
            }
        }
        throw new AssertionError("no " + name + " in " + report);
    }

    @Test
    void a_running_stack_keeps_its_promises_and_can_tell_what_happened() throws Exception {
        Stack.start();
        Stack.awaitReady();
        try (var crowd = new Crowd(Stack.apis(), "audited", 10, 20).begin(8, 10)) {
            crowd.awaitMore(30);

            Result underLoad = audit(Stack.log(), "verify", "--json");

            assertThat(underLoad.exit()).as(underLoad.output()).isZero();
            crowd.stop().verify();
        }
        assertThat(Stack.api(0).hold("audited", "buyer", 300, List.of("A-1-1")).status())
                .isIn(201, 409);
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            Result settled = audit(Stack.log(), "verify", "--json");
            assertThat(settled.exit()).as(settled.output()).isZero();
            assertThat(promise(json(settled), "P10")
                            .at("/checked/commands decided")
                            .asLong())
                    .isGreaterThan(50);
        });

        Result story = audit(Stack.log(), "story", "--event", "audited", "--reservation", "buyer", "--json");
        assertThat(json(story).findValuesAsText("kind")).startsWith("COMMAND", "DECISION");
        Result replay = audit(Stack.log(), "replay", "--event", "audited", "--reservation", "buyer");
        assertThat(replay.output()).containsAnyOf("buyer HELD", "buyer REJECTED");
    }

    /** On a stack of its own, which is forged upon and thrown away. */
    @Test
    void a_forged_fact_is_found_on_a_running_stack_and_on_a_stopped_one() throws Exception {
        Path data = Stack.DATA.resolveSibling("stack-forged");
        List<String> log = List.of("--data", data.toString());
        int port = Stack.freeBlock(Stack.beyond());
        Result up =
                Script.run("up", "--detach", "--fresh", "--port", Integer.toString(port), "--data", data.toString());
        try {
            assertThat(up.exit()).as(up.output()).isZero();
            assertThat(Script.run("demo", "--url", "http://127.0.0.1:" + port).exit())
                    .isZero();
            assertThat(audit(log, "verify").exit()).isZero();

            writeInTransactions(port);
            // Until they are decided, the audit says that they are pending; it never finds anything broken.
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                Result strange = audit(log, "verify");
                assertThat(strange.exit()).as(strange.output()).isZero();
                return strange.output().contains("offsets without a command");
            });

            stopsUntilTakenOut(port, data);
            Result skipped = audit(log, "verify");
            assertThat(skipped.exit()).as(skipped.output()).isZero();
            assertThat(skipped.output()).contains("was taken out by an operator: written by hand");

            RecordMetadata forged = forge(port);

            finds(forged, audit(log, "verify", "--json"));
        } finally {
            assertThat(Script.run("down", "--data", data.toString()).exit()).isZero();
        }
        Result stopped = audit(log, "verify", "--json");
        assertThat(promise(json(stopped), "P9").get("ok").asBoolean()).isFalse();
        assertThat(stopped.exit()).isEqualTo(1);
        assertThat(Script.run("down", "--data", data.toString()).output()).contains("nothing runs");
    }

    /** Somebody writes commands in transactions and aborts one of them. What that leaves on the log is no lost command. */
    private static void writeInTransactions(int port) throws Exception {
        var commands = new AvroSerde<>(
                Topics.SEAT_COMMANDS, SeatCommand.class, SchemaLog.read(KafkaCluster.at("127.0.0.1:" + (port + 40))));
        byte[] tick = commands.encode(new SeatCommand(new Tick(), null));
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker(port),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "somebody-else");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (boolean kept : new boolean[] {false, true, true}) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), 0, null, tick))
                        .get();
                if (kept) {
                    producer.commitTransaction();
                } else {
                    producer.abortTransaction();
                }
            }
        }
    }

    /** Somebody writes a command of rules that no build knows: its partition stops, and an operator has a way past it. */
    private static void stopsUntilTakenOut(int port, Path data) throws Exception {
        var commands = new AvroSerde<>(
                Topics.SEAT_COMMANDS, SeatCommand.class, SchemaLog.read(KafkaCluster.at("127.0.0.1:" + (port + 40))));
        byte[] later = commands.encode(new SeatCommand(
                new OpenEvent("later", "Later", "EUR", List.of(new Section("A", 1, 1, 100L)), 1_000, null, 0), null));
        int partition = Partitions.DEFAULT.of("later");
        RecordMetadata stop;
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker(port)),
                new StringSerializer(),
                new ByteArraySerializer())) {
            stop = producer.send(new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), partition, "later", later))
                    .get();
        }
        var api = new Client("http://127.0.0.1:" + port);
        String plan = "{\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":10}]}";
        assertThat(api.send("PUT", "/v1/events/later", plan, "Prefer", "wait=2").status())
                .as("its partition is stopped")
                .isEqualTo(202);

        Result elsewhere = skip(data, partition, stop.offset() + 1);
        assertThat(elsewhere.exit()).as(elsewhere.output()).isEqualTo(1);
        assertThat(elsewhere.output()).contains("stands before offset " + stop.offset());
        Result skipped = skip(data, partition, stop.offset());
        assertThat(skipped.exit()).as(skipped.output()).isZero();

        assertThat(api.send("PUT", "/v1/events/later", plan).status())
                .as("what came behind it is decided")
                .isEqualTo(200);
        assertThat(skip(data, partition, stop.offset()).exit())
                .as("nothing is taken out twice")
                .isEqualTo(1);
    }

    private static Result skip(Path data, int partition, long offset) throws Exception {
        return Script.run(
                "skip",
                "--data",
                data.toString(),
                "--partition",
                Integer.toString(partition),
                "--offset",
                Long.toString(offset),
                "--reason",
                "written by hand");
    }

    private static String broker(int port) {
        return "127.0.0.1:" + (port + 40);
    }

    private static void finds(RecordMetadata forged, Result verified) throws Exception {
        assertThat(verified.exit()).as(verified.output()).isEqualTo(1);
        JsonNode violation = promise(json(verified), "P9").get("listed").get(0);
        assertThat(violation.get("records"))
                .anySatisfy(record -> assertThat(record.get("offset").asLong()).isEqualTo(forged.offset()))
                .anySatisfy(
                        record -> assertThat(record.get("partition").asInt()).isEqualTo(forged.partition()));
    }

    /** Somebody writes into seat-events that a cart has a seat. */
    private static RecordMetadata forge(int port) throws Exception {
        var serde = new AvroSerde<>(
                Topics.SEAT_EVENTS, SeatEvent.class, SchemaLog.read(KafkaCluster.at("127.0.0.1:" + (port + 40))));
        int partition = Partitions.DEFAULT.of("forged");
        Instant now = Instant.now();
        var fact = new SeatEvent(
                new Cause(partition, 0L, now, null, null),
                0,
                new SeatsHeld("forged", "thief", List.of("A-1-1"), 300, now.plusSeconds(300), 0L, "EUR", 1, null));
        var record = new ProducerRecord<>(Topics.SEAT_EVENTS.name(), "forged/thief", serde.encode(fact));
        RecordHeaders.add(record.headers(), RecordHeaders.CAUSE, partition + ":0");
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker(port),
                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                EventPartitioner.class);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(record).get();
        }
    }
}
