package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client;
import io.holdfast.drill.Client.Answer;
import io.holdfast.drill.StackFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A wait that ends before the answer comes, and a hold that ends by itself (P4, P5, P10). */
class LateAnswersTest {

    private static final List<String> SEATS = List.of("A-1-12", "A-1-13");

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    @Test
    void a_caller_whose_wait_ends_is_told_checking_and_later_the_truth() throws Exception {
        assertThat(Stack.api(0).open("late", 10, 20).status()).isEqualTo(201);
        long first = Stack.pid("hold-processor-0");
        long second = Stack.pid("hold-processor-1");
        StackFaults.signal("STOP", first);
        StackFaults.signal("STOP", second);
        Answer checking;
        Answer again;
        Answer asked;
        try {
            checking = Stack.api(0).hold("late", "cart", 300, SEATS, "Prefer", "wait=1");
            again = Stack.api(0).hold("late", "cart", 300, SEATS, "Prefer", "wait=1");
            asked = Stack.api(0).get("late", "cart", "Prefer", "wait=1");
        } finally {
            StackFaults.signal("CONT", first);
            StackFaults.signal("CONT", second);
        }

        assertThat(checking.status()).isEqualTo(202);
        assertThat(checking.state()).isEqualTo("CHECKING");
        assertThat(checking.body().at("/evidence/sentBy").asText()).isEqualTo("reservation-api");
        assertThat(checking.http().headers().firstValue("Location")).isPresent();
        assertThat(checking.http().headers().firstValue("Retry-After")).isPresent();
        assertThat(checking.http().headers().firstValue("Preference-Applied")).contains("wait=1");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.evidence()).as("attached, not sent again").isEqualTo(checking.evidence());
        assertThat(asked.status()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Answer truth = Stack.api(1).get("late", "cart", "Holdfast-After", checking.evidence(), "Prefer", "wait=5");
            assertThat(truth.status()).isEqualTo(200);
            assertThat(truth.state()).isEqualTo("HELD");
            assertThat(truth.evidence()).isEqualTo(checking.evidence());
        });
        Stack.awaitReady();
    }

    @Test
    void a_caller_whose_instance_is_told_to_end_hears_what_is_known_and_not_that_nothing_was_sent() throws Exception {
        assertThat(Stack.api(0).open("ending", 10, 20).status()).isEqualTo(201);
        long first = Stack.pid("hold-processor-0");
        long second = Stack.pid("hold-processor-1");
        long api = Stack.pid("reservation-api-0");
        StackFaults.signal("STOP", first);
        StackFaults.signal("STOP", second);
        Answer ended;
        try (var callers = Executors.newSingleThreadExecutor()) {
            Future<Answer> waiting =
                    callers.submit(() -> Stack.api(0).hold("ending", "cart", 300, SEATS, "Prefer", "wait=30"));
            Awaitility.await().until(() -> waitsForACommand());
            StackFaults.signal("TERM", api);
            ended = waiting.get(20, TimeUnit.SECONDS);
        } finally {
            StackFaults.signal("CONT", first);
            StackFaults.signal("CONT", second);
        }

        assertThat(ended.status()).as("%s", ended.body()).isEqualTo(202);
        assertThat(ended.state()).isEqualTo("CHECKING");
        Answer truth = Stack.api(1).get("ending", "cart", "Holdfast-After", ended.evidence());
        assertThat(truth.state()).isEqualTo("HELD");
        assertThat(truth.evidence()).isEqualTo(ended.evidence());
        new StackFaults(Stack.STAGE).awaitReplaced("reservation-api-0", api);
        Stack.awaitReady();
    }

    private static boolean waitsForACommand() throws Exception {
        return new Client(Stack.management("reservation-api", 0))
                .send("GET", "/q/metrics", "")
                .http()
                .body()
                .lines()
                .anyMatch(line -> line.startsWith("holdfast_calls_waiting{of=\"command\"") && !line.endsWith(" 0.0"));
    }

    @Test
    void a_reservation_held_at_one_api_is_known_at_the_other_at_once() throws Exception {
        assertThat(Stack.api(0).open("fresh", 10, 20).status()).isEqualTo(201);
        for (int row = 1; row <= 10; row++) {
            Answer held = Stack.api(0).hold("fresh", "r" + row, 300, List.of("A-" + row + "-1"));
            assertThat(held.status()).isEqualTo(201);

            Answer other = Stack.api(1).get("fresh", "r" + row);

            assertThat(other.status()).isEqualTo(200);
            assertThat(other.evidence()).isEqualTo(held.evidence());
        }
    }

    @Test
    void an_event_opened_at_one_api_is_on_sale_at_the_other_at_once() throws Exception {
        for (int i = 0; i < 10; i++) {
            String event = "just-opened-" + i;
            assertThat(Stack.api(0).open(event, 1, 1).status()).isEqualTo(201);

            assertThat(Stack.api(1).hold(event, "r", 300, List.of("A-1-1")).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void a_hold_ends_by_itself_and_never_early() throws Exception {
        assertThat(Stack.api(0).open("ends", 10, 20).status()).isEqualTo(201);
        Answer held = Stack.api(0).hold("ends", "short", 2, SEATS);
        assertThat(held.status()).isEqualTo(201);
        Instant expiresAt = Instant.parse(held.body().get("expiresAt").asText());

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Stack.api(1).get("ends", "short").state().equals("EXPIRED"));

        Answer expired = Stack.api(1).get("ends", "short");
        Instant decidedAt = Instant.parse(expired.body().at("/evidence/at").asText());
        assertThat(decidedAt).isAfterOrEqualTo(expiresAt).isBefore(expiresAt.plusSeconds(1));
        assertThat(Stack.api(1).hold("ends", "next", 300, SEATS).status()).isEqualTo(201);
        assertThat(Stack.api(1).release("ends", "short").problem()).isEqualTo("not-held");
    }
}
