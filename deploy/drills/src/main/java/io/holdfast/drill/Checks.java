package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;

/** What more than one drill waits for. */
final class Checks {

    static final Duration SOON = Duration.ofMinutes(2);

    private Checks() {}

    /** Both APIs come to say this of a reservation. */
    static void awaitState(Stage stage, String event, String reservation, String state) {
        for (Client client : stage.apis()) {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .atMost(SOON)
                    .ignoreExceptionsInstanceOf(java.io.IOException.class)
                    .untilAsserted(
                            () -> assertThat(client.get(event, reservation).state())
                                    .as("%s/%s", event, reservation)
                                    .isEqualTo(state));
        }
    }
}
