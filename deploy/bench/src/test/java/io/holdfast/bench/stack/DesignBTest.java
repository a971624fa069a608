package io.holdfast.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.stack.Caller.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the simpler design must do to be worth a comparison: the same outcomes under the same contract (P1 to P3, P5). Each test has an event of
 * its own.
 */
@Tag("slow")
class DesignBTest {

    private static DesignB design;
    private static Caller caller;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                DesignB.postgresInstalled(), "no PostgreSQL is installed on this machine: design B is not tested");
        design = DesignB.start(Path.of("target/design-b").toAbsolutePath(), freePorts(), Optional.empty(), List.of());
        caller = new Caller(design.url());
    }

    @AfterAll
    static void stop() throws Exception {
        if (design != null) {
            caller.close();
            design.close();
        }
    }

    /** First of two ports that nobody uses. */
    private static int freePorts() {
        return IntStream.iterate(12_100, port -> port < 12_500, port -> port + 2)
                .filter(port -> isFree(port) && isFree(port + 1))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Test
    void an_event_is_opened_once_and_stays_as_it_is() throws Exception {
        assertThat(caller.open("once", 2).status()).isEqualTo(201);
        assertThat(caller.open("once", 2).status()).isEqualTo(200);

        Answer differs = caller.open("once", 3);

        assertThat(differs.status()).isEqualTo(409);
        assertThat(differs.problem()).isEqualTo("event-differs");
    }

    @Test
    void a_hold_holds_all_its_seats_until_it_expires() throws Exception {
        caller.open("hold", 2);
        Instant before = Instant.now();

        Answer held = caller.hold("hold", "c1", 300, "A-1-2", "A-1-1");

        assertThat(held.status()).isEqualTo(201);
        assertThat(held.state()).isEqualTo("HELD");
        assertThat(held.body().get("seats").toString()).isEqualTo("[\"A-1-1\",\"A-1-2\"]");
        assertThat(held.body().get("priceMinor").asLong()).isEqualTo(9_000);
        assertThat(Duration.between(
                        before, Instant.parse(held.body().get("expiresAt").asText())))
                .isBetween(Duration.ofSeconds(299), Duration.ofSeconds(310));
        assertThat(caller.read("hold", "c1").body()).isEqualTo(held.body());
        assertThat(caller.held("hold")).containsExactly("A-1-1", "A-1-2");
    }

    @Test
    void of_seats_that_are_partly_taken_none_is_held() throws Exception {
        caller.open("all-or-none", 2);
        caller.hold("all-or-none", "c1", 300, "A-1-2");

        Answer refused = caller.hold("all-or-none", "c2", 300, "A-1-1", "A-1-2", "Z-9-9");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("seats-unavailable");
        assertThat(refused.body().get("seats").toString())
                .isEqualTo(
                        "[{\"seat\":\"A-1-2\",\"reason\":\"TAKEN\"},{\"seat\":\"Z-9-9\",\"reason\":\"UNKNOWN_SEAT\"}]");
        assertThat(caller.held("all-or-none")).containsExactly("A-1-2");
    }

    @Test
    void the_same_request_again_has_the_same_outcome_for_ever() throws Exception {
        caller.open("again", 2);
        caller.hold("again", "c1", 300, "A-1-1");
        caller.hold("again", "c2", 300, "A-1-1");

        assertThat(caller.hold("again", "c2", 300, "A-1-1").status()).isEqualTo(409);
        Answer first = caller.hold("again", "c1", 300, "A-1-1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.state()).isEqualTo("HELD");
    }

    @Test
    void the_same_identity_with_another_request_is_refused() throws Exception {
        caller.open("differs", 2);
        caller.hold("differs", "c1", 300, "A-1-1");

        Answer seats = caller.hold("differs", "c1", 300, "A-1-2");
        Answer seconds = caller.hold("differs", "c1", 301, "A-1-1");

        assertThat(seats.status()).isEqualTo(422);
        assertThat(seats.body().get("differs").toString()).isEqualTo("[\"seats\"]");
        assertThat(seconds.body().get("differs").toString()).isEqualTo("[\"holdSeconds\"]");
        assertThat(caller.held("differs")).containsExactly("A-1-1");
    }

    @Test
    void a_hold_ends_by_itself_and_not_before() throws Exception {
        caller.open("expiry", 2);
        Answer held = caller.hold("expiry", "c1", 2, "A-1-1");
        Instant expiresAt = Instant.parse(held.body().get("expiresAt").asText());
        var attempts = new ArrayList<String>();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            String attempt = "r" + attempts.size();
            attempts.add(attempt);
            return caller.hold("expiry", attempt, 300, "A-1-1").status() == 201;
        });

        Answer next = caller.read("expiry", attempts.getLast());
        assertThat(Instant.parse(next.body().get("evidence").get("at").asText()))
                .isAfterOrEqualTo(expiresAt);
        assertThat(caller.read("expiry", "c1").state()).isEqualTo("EXPIRED");
        assertThat(caller.hold("expiry", "c1", 2, "A-1-1").state()).isEqualTo("EXPIRED");
        assertThat(caller.held("expiry")).containsExactly("A-1-1");
    }

    @Test
    void there_is_no_hold_on_an_event_that_was_never_opened() throws Exception {
        assertThat(caller.hold("never", "c1", 300, "A-1-1").problem()).isEqualTo("no-such-event");
        assertThat(caller.read("never", "c1").problem()).isEqualTo("no-such-reservation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"seats\":[],\"holdSeconds\":300}",
                "{\"seats\":[\"A-1-1\",\"A-1-1\"],\"holdSeconds\":300}",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":0}",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":300,\"more\":1}"
            })
    void what_breaks_the_contract_is_refused(String body) throws Exception {
        assertThat(caller.raw("never", "c1", body).status()).isEqualTo(400);
    }

    @Test
    void many_that_fight_for_the_same_seats_in_any_order_leave_no_seat_with_two_and_none_waiting() throws Exception {
        caller.open("fight", 1);
        var calls = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 200; i++) {
            String id = "c" + i;
            int seat = i % 9 + 1;
            String left = "A-1-" + seat;
            String right = "A-1-" + (seat + 1);
            // In both orders, which closes circles where locks are taken as asked.
            calls.add(() -> id.length() % 2 == 0
                    ? caller.hold("fight", id, 300, left, right)
                    : caller.hold("fight", id, 300, right, left));
        }

        List<Answer> answers = all(calls);

        List<String> told = answers.stream()
                .filter(answer -> answer.status() == 201)
                .flatMap(answer -> IntStream.range(0, 2)
                        .mapToObj(i -> answer.body().get("seats").get(i).asText()))
                .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        assertThat(told).doesNotHaveDuplicates();
        assertThat(caller.held("fight")).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void one_identity_pressed_many_times_at_once_with_different_seats_is_one_hold() throws Exception {
        caller.open("storm", 1);
        var calls = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 60; i++) {
            String seat = "A-1-" + (i % 10 + 1);
            calls.add(() -> caller.hold("storm", "c1", 300, seat));
        }

        List<Answer> answers = all(calls);

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() == 422)).hasSize(54);
        assertThat(caller.held("storm")).hasSize(1);
    }

    private static List<Answer> all(List<Callable<Answer>> calls) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
