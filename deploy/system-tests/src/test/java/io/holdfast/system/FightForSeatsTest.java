package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client;
import io.holdfast.drill.Crowd;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** P1, P2, P3 under contention, on two APIs and two processors. */
class FightForSeatsTest {

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
    }

    @Test
    void sixty_four_callers_fight_for_two_hundred_seats_and_every_outcome_adds_up() throws Exception {
        try (var crowd = new Crowd(Stack.apis(), "fight", 10, 20).begin(64, 20).awaitEnd()) {
            assertThat(crowd.told()).hasSize(64 * 20);
            long held = crowd.told().values().stream()
                    .filter(told -> told.state().equals("HELD"))
                    .count();
            long rejected = crowd.told().values().stream()
                    .filter(told -> told.state().equals("REJECTED"))
                    .count();

            assertThat(held + rejected).isEqualTo(64 * 20);
            assertThat(held).isBetween(50L, 100L);
            crowd.verify();
        }
    }

    @Test
    void the_same_identity_pressed_by_many_at_once_at_both_apis_is_one_hold() throws Exception {
        assertThat(Stack.api(0).open("one-hold", 10, 20).status()).isEqualTo(201);
        List<Callable<Client.Answer>> presses = IntStream.range(0, 40)
                .<Callable<Client.Answer>>mapToObj(
                        i -> () -> Stack.api(i % 2).hold("one-hold", "cart", 300, List.of("A-1-1", "A-1-2")))
                .toList();

        try (var pressers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = pressers.invokeAll(presses).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();

            assertThat(answers).extracting(Client.Answer::state).containsOnly("HELD");
            assertThat(answers)
                    .extracting(Client.Answer::evidence)
                    .containsOnly(answers.getFirst().evidence());
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeLessThanOrEqualTo(1);
            assertThat(answers)
                    .extracting(Client.Answer::status)
                    .containsAnyOf(200)
                    .isSubsetOf(200, 201);
        }
    }

    @Test
    void two_carts_that_cross_at_once_never_both_hold() throws Exception {
        assertThat(Stack.api(0).open("cross", 10, 20).status()).isEqualTo(201);
        for (int row = 1; row <= 10; row++) {
            String one = "A-%d-12".formatted(row);
            String two = "A-%d-13".formatted(row);
            String suffix = Integer.toString(row);
            try (var pressers = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = pressers
                        .invokeAll(List.<Callable<Client.Answer>>of(
                                () -> Stack.api(0).hold("cross", "x" + suffix, 300, List.of(one, two)),
                                () -> Stack.api(1).hold("cross", "y" + suffix, 300, List.of(two, one))))
                        .stream()
                        .map(java.util.concurrent.Future::resultNow)
                        .toList();

                assertThat(answers).extracting(Client.Answer::status).containsExactlyInAnyOrder(201, 409);
            }
        }
    }
}
