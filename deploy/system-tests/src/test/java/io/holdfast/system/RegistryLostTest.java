package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.drill.StackFaults;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.setup.SchemaRegistry;
import io.holdfast.setup.SchemaSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The registry hangs, then it is empty: the services start and go on, and it gets back what it lost. */
class RegistryLostTest {

    private static final KafkaCluster KAFKA = KafkaCluster.at(Stack.BOOTSTRAP);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final List<Topic> DEAD_LETTERS = List.of(
            Topics.SEAT_COMMANDS_DEAD_LETTERS, Topics.PAYMENT_REQUESTS_DEAD_LETTERS, Topics.SEAT_EVENTS_DEAD_LETTERS);

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    @Test
    void services_start_without_the_registry_which_gets_its_schemas_back_under_the_same_ids() throws Exception {
        assertThat(Stack.api(0).open("registry", 10, 20).status()).isEqualTo(201);
        // Somebody else's schema takes an id, so that a registration in order would give others than there are.
        int foreign = register("another", "\"string\"");
        String later = Topics.INSTALLATION
                .value()
                .orElseThrow()
                .toString()
                .replaceFirst(
                        "\"fields\":\\[",
                        "\"fields\":[{\"name\":\"later\",\"type\":[\"null\",\"int\"],\"default\":null},");
        int newer = register(Topics.INSTALLATION.subject(), later);
        assertThat(newer).isGreaterThan(foreign);
        Map<String, Integer> ids = setUp();
        long dead = deadLetters();

        StackFaults.signal("STOP", Stack.pid("registry"));
        var parts = new StackFaults(Stack.STAGE);
        for (String service : Stack.services()) {
            parts.kill(service);
        }
        Stack.awaitServices();
        buy("without", "A-1-1");

        empty();
        buy("empty", "A-1-2");
        assertThat(setUp()).isEqualTo(ids);
        assertThat(get("/schemas/ids/" + newer)).contains("later");
        assertThat(get("/subjects/%s/versions".formatted(Topics.INSTALLATION.subject())))
                .isEqualTo("[1,2]");
        assertThat(get("/subjects")).doesNotContain("another");
        buy("restored", "A-1-3");
        assertThat(deadLetters()).isEqualTo(dead);
    }

    private static Map<String, Integer> setUp() throws InterruptedException {
        return SchemaSetup.run(KAFKA, SchemaRegistry.at(Stack.REGISTRY));
    }

    private static void buy(String reservation, String seat) throws Exception {
        assertThat(Stack.api(0)
                        .hold("registry", reservation, 300, List.of(seat), "Prefer", "wait=20")
                        .status())
                .isEqualTo(201);
        assertThat(Stack.api(1)
                        .checkout("registry", reservation, "pm_card_visa")
                        .state())
                .isEqualTo("SOLD");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stack.standIns().mails("registry", reservation))
                        .hasSize(1));
    }

    /** Its database is gone, and another process begins with none. */
    private void empty() throws Exception {
        long pid = Stack.pid("registry");
        try (Stream<Path> files = Files.list(Stack.DATA.resolve("registry"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        StackFaults.signal("KILL", pid);
        await().atMost(SOON).ignoreExceptions().until(() -> get("/subjects").equals("[]"));
    }

    private static long deadLetters() throws Exception {
        try (Admin admin = Admin.create(KAFKA.client(Map.of()))) {
            long all = 0;
            for (Topic topic : DEAD_LETTERS) {
                for (TopicPartition of : Partitions.DEFAULT.of(topic)) {
                    all += admin.listOffsets(Map.of(of, OffsetSpec.latest()))
                            .partitionResult(of)
                            .get()
                            .offset();
                }
            }
            return all;
        }
    }

    private int register(String subject, String schema) throws IOException, InterruptedException {
        String body = JSON.createObjectNode().put("schema", schema).toString();
        String registered = http.send(
                        request("/subjects/%s/versions".formatted(subject))
                                .POST(BodyPublishers.ofString(body))
                                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return JSON.readTree(registered).path("id").asInt();
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Stack.REGISTRY + path)).timeout(Duration.ofSeconds(5));
    }
}
