package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client;
import io.holdfast.drill.Client.Answer;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input at each door: the contract's error, and nothing on the log. */
class BadInputTest {

    private static final Map<String, Object> BROKER = Map.of("bootstrap.servers", Stack.BOOTSTRAP);

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
        assertThat(Stack.api(0).open("doors", 10, 20).status()).isIn(200, 201);
    }

    private static long commands(String topic) throws Exception {
        var partitions = IntStream.range(0, Partitions.DEFAULT.number())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        try (Admin admin = Admin.create(BROKER)) {
            return admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        }
    }

    @ParameterizedTest(name = "{0} {1} {2} -> {3} {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"A-1-1\"],\"holdSeconds\":300 | 400",
                "PUT | /v1/events/doors/reservations/r | [] | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":\"A-1-1\",\"holdSeconds\":300} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"A-1-1\"],\"holdSeconds\":\"300\"} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"A-1-1\"],\"holdSeconds\":1.5} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"A-1-1\"],\"holdSeconds\":300,\"vip\":true} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[],\"holdSeconds\":300} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"A-1-1\",\"A-1-1\"],\"holdSeconds\":300} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"A-1-1\",\"A-1-2\",\"A-1-3\",\"A-1-4\",\"A-1-5\",\"A-1-6\",\"A-1-7\",\"A-1-8\",\"A-1-9\",\"A-1-10\",\"A-1-11\"],\"holdSeconds\":300} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"A-1-1\"],\"holdSeconds\":0} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"A-1-1\"],\"holdSeconds\":1801} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"A-1-1\"],\"holdSeconds\":99999999999} | 400",
                "PUT | /v1/events/doors/reservations/r%20r | {\"seats\":[\"A-1-1\"],\"holdSeconds\":300} | 400",
                "PUT | /v1/events/doors/reservations/r | {\"seats\":[\"Z-1-1\"],\"holdSeconds\":300} | 409",
                "PUT | /v1/events/nowhere/reservations/r | {\"seats\":[\"A-1-1\"],\"holdSeconds\":300} | 404",
                "PUT | /v1/events/doors2 | {\"sections\":[]} | 400",
                "PUT | /v1/events/doors2 | {\"sections\":[{\"name\":\"A\",\"rows\":0,\"seatsPerRow\":1}]} | 400",
                "PUT | /v1/events/doors2 | {\"currency\":\"XXQ\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]} | 400",
                "DELETE | /v1/events/doors/reservations/nobody | `` | 404",
                "DELETE | /v1/events/nowhere | `` | 404",
                "POST | /v1/events/doors/reservations/nobody/extension | {\"holdSeconds\":300} | 404",
                "GET | /v1/events/doors/reservations/nobody | `` | 404",
            })
    void is_answered_by_the_contract_and_never_reaches_the_log(String method, String path, String body, int status)
            throws Exception {
        long before = commands(Topics.SEAT_COMMANDS.name());

        Answer answer = Stack.api(0).send(method, path, body, "Prefer", "wait=10");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.http().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.problem()).isNotBlank();
        assertThat(commands(Topics.SEAT_COMMANDS.name())).isEqualTo(before);
    }

    @Test
    void a_body_over_64_kib_is_413_and_one_that_is_not_json_415() throws Exception {
        long before = commands(Topics.SEAT_COMMANDS.name());
        String large = "{\"seats\":[\"" + "A".repeat(70_000) + "\"],\"holdSeconds\":300}";

        assertThat(Stack.api(0).send("PUT", Client.path("doors", "r"), large).status())
                .isEqualTo(413);
        assertThat(sendText().status()).isEqualTo(415);
        assertThat(commands(Topics.SEAT_COMMANDS.name())).isEqualTo(before);
    }

    private static Answer sendText() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(Stack.URL + Client.path("doors", "r")))
                .header("Content-Type", "text/plain")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("two seats, please"))
                .build();
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            var answer = http.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), new com.fasterxml.jackson.databind.ObjectMapper().missingNode(), answer);
        }
    }

    @Test
    void an_undecodable_record_in_the_middle_of_a_partition_stops_nothing() throws Exception {
        int partition = Partitions.DEFAULT.of("doors");
        long before = commands(Topics.SEAT_COMMANDS_DEAD_LETTERS.name());
        try (var producer = new KafkaProducer<>(BROKER, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String value : List.of("not avro", "\0\0\0\0\1garbage", "")) {
                producer.send(new ProducerRecord<>(
                                Topics.SEAT_COMMANDS.name(),
                                partition,
                                "doors".getBytes(StandardCharsets.UTF_8),
                                value.getBytes(StandardCharsets.ISO_8859_1)))
                        .get();
            }
        }

        assertThat(Stack.api(0)
                        .hold("doors", "behind", 300, List.of("A-10-20"), "Prefer", "wait=20")
                        .status())
                .isEqualTo(201);
        // The hold was told when it was decided; the dead letters before it are committed with it.
        Awaitility.await()
                .untilAsserted(() -> assertThat(commands(Topics.SEAT_COMMANDS_DEAD_LETTERS.name()))
                        .as("records and the marker of their transaction")
                        .isGreaterThanOrEqualTo(before + 3));
    }
}
