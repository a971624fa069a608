package io.holdfast.drill;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** How long customers get no hold: probes of many events, so that every partition has one. */
final class Silence {

    private static final int EVENTS = 24;
    private static final int PER_ROW = 50;
    private static final Duration GIVE_UP = Duration.ofMinutes(2);

    private final Stage stage;
    private final String prefix;
    private int round;

    Silence(Stage stage, String prefix) throws IOException, InterruptedException {
        this.stage = stage;
        this.prefix = prefix;
        for (int event = 0; event < EVENTS; event++) {
            stage.api(0).open(prefix + event, 10, PER_ROW).expect(201);
        }
    }

    /** Does something, and measures how long it is from then until each event has given a hold that was asked for afterwards. */
    Duration after(Callable<?> deed) throws Exception {
        round++;
        Instant from = Instant.now();
        deed.call();
        List<Instant> held = Checks.atOnce(IntStream.range(0, EVENTS)
                .<Callable<Instant>>mapToObj(event -> () -> firstHold(prefix + event, from))
                .toList());
        return Duration.between(from, Collections.max(held));
    }

    private Instant firstHold(String event, Instant from) throws Exception {
        List<String> seat = List.of("A-1-" + round);
        while (Instant.now().isBefore(from.plus(GIVE_UP))) {
            try {
                int status = stage.api(0)
                        .hold(event, "probe-" + round, 600, seat, "Prefer", "wait=1")
                        .status();
                if (status == 201 || status == 200) {
                    return Instant.now();
                }
            } catch (IOException noAnswer) {
                // Pressed again.
            }
        }
        throw new TimeoutException("event %s gave no hold within %d s".formatted(event, GIVE_UP.toSeconds()));
    }
}
