package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client;
import io.holdfast.drill.Client.Answer;
import io.holdfast.drill.StackFaults;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.setup.SchemaRegistry;
import io.holdfast.setup.SchemaSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kafka is away for a while, and everything is stopped and started again (P4, P10, P11). */
class OutageTest {

    private static final List<String> SEATS = List.of("A-1-1", "A-1-2");

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    @Test
    void while_kafka_is_away_a_caller_hears_503_within_its_wait_and_afterwards_the_truth() throws Exception {
        assertThat(Stack.api(0).open("away", 10, 20).status()).isEqualTo(201);
        long broker = Stack.pid("broker");
        Answer away;
        Duration waited;
        StackFaults.signal("STOP", broker);
        try {
            Instant from = Instant.now();
            away = Stack.api(0).hold("away", "cart", 300, SEATS, "Prefer", "wait=2");
            waited = Duration.between(from, Instant.now());
            for (String service : Readiness.SERVICES) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(ready(service))
                                .as("%s while the broker hangs", service)
                                .isEqualTo(503));
            }
        } finally {
            StackFaults.signal("CONT", broker);
        }

        assertThat(away.status()).as("%s", away.body()).isEqualTo(503);
        assertThat(away.problem()).isEqualTo("log-unavailable");
        assertThat(away.body().get("accepted").asText()).isEqualTo("unknown");
        assertThat(away.http().headers().firstValue("Retry-After")).isPresent();
        assertThat(waited).isLessThan(Duration.ofSeconds(4));
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Answer again = Stack.api(0).hold("away", "cart", 300, SEATS, "Prefer", "wait=5");
            assertThat(again.status()).isIn(200, 201);
            assertThat(again.state()).isEqualTo("HELD");
        });
        assertThat(Stack.api(1).get("away", "cart").state()).isEqualTo("HELD");
        Stack.awaitReady();
    }

    private static int ready(String service) throws Exception {
        return new Client(Stack.management(service, 0))
                .send("GET", "/q/health/ready", "")
                .status();
    }

    @Test
    void a_stack_that_was_stopped_and_started_again_knows_all_it_knew() throws Exception {
        assertThat(Stack.api(0).open("restart", 10, 20).status()).isEqualTo(201);
        Answer held = Stack.api(0).hold("restart", "cart", 1_800, SEATS);
        assertThat(held.status()).isEqualTo(201);
        Map<String, Integer> ids = schemaIds();

        Stack.restart();

        Answer known = Stack.api(1).get("restart", "cart");
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.apartFromSettled()).isEqualTo(held.apartFromSettled());
        assertThat(known.body().path("evidence").path("settled").asText()).isEqualTo("committed");
        assertThat(Stack.api(0).hold("restart", "other", 300, SEATS).problem()).isEqualTo("seats-unavailable");
        assertThat(Stack.api(0).release("restart", "cart").state()).isEqualTo("RELEASED");
        assertThat(Stack.api(1).hold("restart", "next", 300, SEATS).status()).isEqualTo(201);
        assertThat(schemaIds()).isEqualTo(ids);
    }

    /** Set-up has run already, and so changes nothing. */
    private static Map<String, Integer> schemaIds() throws InterruptedException {
        return SchemaSetup.run(KafkaCluster.at(Stack.BOOTSTRAP), SchemaRegistry.at(Stack.REGISTRY));
    }
}
