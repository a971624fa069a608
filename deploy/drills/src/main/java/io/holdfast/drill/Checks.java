package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.Awaitility;

/** What more than one drill waits for and does. */
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

    static void awaitTime(Duration time) {
        Instant until = Instant.now().plus(time);
        Awaitility.await().atMost(SOON).until(() -> Instant.now().isAfter(until));
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** This comes to be true at both APIs. */
    static void awaitEverywhere(Stage stage, ThrowingConsumer<Client> check) {
        for (Client client : stage.apis()) {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .atMost(SOON)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> check.acceptThrows(client));
        }
    }
}
