package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.Awaitility;

/** What more than one drill waits for. */
final class Checks {

    static final Duration SOON = Duration.ofMinutes(2);

    private Checks() {}

    /** Both APIs come to say this of a reservation. */
    static void awaitState(Stage stage, String event, String reservation, String state) {
        awaitEverywhere(
                stage,
                client -> assertThat(client.get(event, reservation).state())
                        .as("%s/%s", event, reservation)
                        .isEqualTo(state));
    }

    /** This comes to be true at both APIs. */
    static void awaitEverywhere(Stage stage, ThrowingConsumer<Client> check) {
        for (Client client : stage.apis()) {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .atMost(SOON)
                    .ignoreExceptionsInstanceOf(java.io.IOException.class)
                    .untilAsserted(() -> check.acceptThrows(client));
        }
    }
}
