package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** For people. */
    static String seconds(Duration took) {
        return "%.1f s".formatted(took.toMillis() / 1_000.0);
    }

    static void awaitTime(Duration time) {
        Instant until = Instant.now().plus(time);
        Awaitility.await().atMost(SOON).until(() -> Instant.now().isAfter(until));
    }

    /** Makes calls all at once, and waits for what comes of each. */
    static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        return atOnce(calls, calls.size());
    }

    /** Makes calls, not more than this number at once, and waits for what comes of each. */
    static <T> List<T> atOnce(List<Callable<T>> calls, int most) throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        try (var callers = Executors.newFixedThreadPool(most, Thread.ofVirtual().factory())) {
            for (Future<T> call : callers.invokeAll(calls)) {
                results.add(call.get());
            }
        }
        return results;
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
