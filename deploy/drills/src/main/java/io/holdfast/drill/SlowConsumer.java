package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The log accepts while the workers fall behind; then they catch up, and every command has its outcome (P4, P10). */
final class SlowConsumer implements Drill {

    private static final int COMMANDS = 1_000;
    private static final int PER_ROW = 50;

    @Override
    public String name() {
        return "slow-consumer";
    }

    @Override
    public String announcement() {
        return "pauses both hold-processors and goes on taking orders: %d commands".formatted(COMMANDS);
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        var parts = new Parts(stage);
        assertThat(stage.api(0).open(name(), COMMANDS / PER_ROW, PER_ROW).status())
                .isEqualTo(201);
        List<Integer> accepted;
        parts.pause("hold-processor-0");
        parts.pause("hold-processor-1");
        try {
            accepted = orderAll(stage);
        } finally {
            parts.resume("hold-processor-0");
            parts.resume("hold-processor-1");
        }
        Instant resumed = Instant.now();
        long taken = accepted.stream().filter(status -> status == 202).count();
        assertThat(accepted)
                .as("answers while nobody decides")
                .allMatch(status -> status == 202 || status == 503 || status == 429);
        assertThat(taken).as("orders on the log").isPositive();
        int decided = 0;
        for (int order = 0; order < COMMANDS; order++) {
            if (accepted.get(order) == 202) {
                Checks.awaitState(stage, name(), "cart-" + order, "HELD");
                decided++;
            }
        }
        return List.of(
                "%d of %d taken while nobody decided, the others told to come back; all %d decided and read back %.1f s after they went on"
                        .formatted(
                                taken,
                                COMMANDS,
                                decided,
                                Duration.between(resumed, Instant.now()).toMillis() / 1_000.0));
    }

    private List<Integer> orderAll(Stage stage) throws Exception {
        var orders = new ArrayList<Future<Integer>>();
        try (var callers = Executors.newFixedThreadPool(32, Thread.ofVirtual().factory())) {
            for (int order = 0; order < COMMANDS; order++) {
                String cart = "cart-" + order;
                List<String> seat = List.of("A-%d-%d".formatted(order / PER_ROW + 1, order % PER_ROW + 1));
                Client client = stage.api(order % 2);
                orders.add(callers.submit(() -> client.hold(name(), cart, 600, seat, "Prefer", "respond-async")
                        .status()));
            }
        }
        var statuses = new ArrayList<Integer>();
        for (Future<Integer> order : orders) {
            statuses.add(order.get());
        }
        return statuses;
    }
}
