package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Thousands of callers on a few hundred seats (P1, P2, P11). */
final class OnSaleRush extends Drill {

    private static final int CALLERS = 3_000;
    private static final int ROWS = 10;
    private static final int PER_ROW = 30;
    private static final int AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    OnSaleRush() {
        super("on-sale", "lets %d callers, %d at once, fight for %d seats".formatted(CALLERS, AT_ONCE, ROWS * PER_ROW));
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        stage.api(0).open(name(), ROWS, PER_ROW).expect(201);
        var tally = new Tally();
        var doors = new Semaphore(AT_ONCE);
        Instant from = Instant.now();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                int seed = caller;
                doors.acquire();
                var _ = callers.submit(() -> {
                    try {
                        press(stage, seed, tally, from.plus(PATIENCE));
                    } finally {
                        doors.release();
                    }
                    return null;
                });
            }
        }
        Duration took = Duration.between(from, Instant.now());

        assertThat(tally.unexpected.get()).as("unexpected answers").isZero();
        assertThat(tally.held.get() + tally.rejected.get())
                .as("callers with an outcome")
                .isEqualTo(CALLERS);
        JsonNode seats = stage.api(1).seats(name());
        long taken = seats.properties().stream()
                .filter(seat -> seat.getValue().asText().equals("HELD"))
                .count();
        assertThat(taken).as("seats held").isEqualTo(2L * tally.held.get());
        return List.of("%d held, %d told which seats were taken, %d times asked to come back later, in %.1f s"
                .formatted(tally.held.get(), tally.rejected.get(), tally.later.get(), took.toMillis() / 1_000.0));
    }

    private static final class Tally {
        private final AtomicInteger held = new AtomicInteger();
        private final AtomicInteger rejected = new AtomicInteger();
        private final AtomicInteger later = new AtomicInteger();
        private final AtomicInteger unexpected = new AtomicInteger();
    }

    private void press(Stage stage, int seed, Tally tally, Instant giveUp) throws InterruptedException {
        var random = new Random(seed);
        int row = random.nextInt(ROWS) + 1;
        int seat = random.nextInt(PER_ROW - 1) + 1;
        List<String> seats = List.of("A-%d-%d".formatted(row, seat), "A-%d-%d".formatted(row, seat + 1));
        while (Instant.now().isBefore(giveUp)) {
            try {
                int status = stage.api(seed % 2)
                        .hold(name(), "c" + seed, 600, seats, "Prefer", "wait=5")
                        .status();
                if (status != 202 && status != 429 && status != 503) {
                    count(status, tally);
                    return;
                }
            } catch (IOException noAnswer) {
                // No answer is no outcome: pressed again, as a customer would.
            }
            tally.later.incrementAndGet();
            LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(1_000)).toNanos());
        }
    }

    private static void count(int status, Tally tally) {
        switch (status) {
            case 201, 200 -> tally.held.incrementAndGet();
            case 409 -> tally.rejected.incrementAndGet();
            default -> tally.unexpected.incrementAndGet();
        }
    }
}
