package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.drill.StackFaults;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How far consumers are behind: markers of transactions are no lag, and what waits is counted and dated. */
class LagTest {

    private static final List<String> SERVICES = List.of("hold-processor", "payment-adapter", "receipt-sender");
    private static final Duration SOON = Duration.ofMinutes(2);

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    private static List<JsonNode> lags(Predicate<JsonNode> which) throws Exception {
        var answer = Stack.api(0).send("GET", "/v1/lag", "");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().get("lags").spliterator(), false)
                .filter(which)
                .toList();
    }

    /** Other tests have groups of their own, and leave them behind. */
    private static boolean ofService(JsonNode lag) {
        return SERVICES.contains(lag.get("group").asText());
    }

    private static boolean ofOwner(JsonNode lag) {
        return lag.get("group").asText().equals("hold-processor");
    }

    @Test
    void who_has_read_everything_is_not_behind_though_markers_lie_before_the_end() throws Exception {
        assertThat(Stack.api(0).open("lag-none", 1, 10).status()).isEqualTo(201);
        assertThat(Stack.api(0).hold("lag-none", "cart", 300, List.of("A-1-1")).status())
                .isEqualTo(201);

        await().atMost(SOON).untilAsserted(() -> {
            List<JsonNode> all = lags(LagTest::ofService);
            assertThat(all).extracting(lag -> lag.get("group").asText()).containsAll(SERVICES);
            assertThat(all).allSatisfy(lag -> {
                assertThat(lag.get("records").asLong()).as("%s", lag).isZero();
                assertThat(lag.get("seconds").asDouble()).as("%s", lag).isZero();
            });
            assertThat(all)
                    .anySatisfy(lag -> assertThat(lag.get("end").asLong())
                            .as("a marker lies between")
                            .isGreaterThan(lag.get("position").asLong()));
        });
    }

    @Test
    void what_waits_for_a_paused_owner_is_counted_and_grows_older() throws Exception {
        var parts = new StackFaults(Stack.STAGE);
        assertThat(Stack.api(0).open("lag-some", 1, 10).status()).isEqualTo(201);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lags(LagTest::ofOwner))
                        .allSatisfy(
                                lag -> assertThat(lag.get("records").asLong()).isZero()));
        parts.pause("hold-processor-0");
        parts.pause("hold-processor-1");
        try {
            for (int seat = 1; seat <= 3; seat++) {
                assertThat(Stack.api(0)
                                .hold("lag-some", "cart-" + seat, 300, List.of("A-1-" + seat), "Prefer", "wait=0")
                                .status())
                        .isEqualTo(202);
            }
            await().atMost(SOON).untilAsserted(() -> {
                List<JsonNode> behind =
                        lags(lag -> ofOwner(lag) && lag.get("records").asLong() > 0);
                assertThat(behind).hasSize(1);
                assertThat(behind.getFirst().get("exact").asBoolean()).isTrue();
                assertThat(behind.getFirst().get("records").asLong()).isEqualTo(3);
                assertThat(behind.getFirst().get("seconds").asDouble()).isBetween(2.0, 120.0);
            });
        } finally {
            parts.resume("hold-processor-0");
            parts.resume("hold-processor-1");
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lags(LagTest::ofOwner))
                        .allSatisfy(
                                lag -> assertThat(lag.get("records").asLong()).isZero()));
        Stack.awaitReady();
    }
}
