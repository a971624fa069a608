package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Crowd;
import io.holdfast.drill.Drill;
import io.holdfast.drill.Drills;
import io.holdfast.drill.StackFaults;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What dies or is paused under load: no answer is contradicted, no accepted command lost, and holds flow again by themselves (P1–P4, P9,
 * P10). Most of it is what the drills do; those that the other tests here go into more deeply are left to them.
 */
class FaultsTest {

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
    }

    @AfterEach
    void whole_again() {
        Stack.awaitReady();
    }

    static Stream<String> drills() {
        return Stream.of(
                "double-click",
                "on-sale",
                "kill-processor",
                "zombie-processor",
                "lost-state",
                "kill-broker",
                "slow-consumer",
                "new-schema");
    }

    @ParameterizedTest
    @MethodSource("drills")
    void the_drill_ends_with_every_promise_kept(String name) throws Exception {
        Stack.awaitReady();
        Drill drill = Drills.named(name).orElseThrow();

        assertThat(drill.run(Stack.STAGE)).isNotEmpty().allSatisfy(Stack.STAGE::say);
    }

    @Test
    void a_killed_reservation_api_contradicts_nothing() throws Exception {
        try (var crowd = new Crowd(Stack.apis(), "api", 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(50);
            new StackFaults(Stack.STAGE).kill("reservation-api-0");
            crowd.awaitMore(100);
            crowd.stop();
            Stack.awaitReady();
            crowd.verify();
        }
    }
}
