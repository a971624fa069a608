package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The log accepts while the workers fall behind; then they catch up, and every command has its outcome (P4, P10). */
final class SlowConsumer extends Drill {

    private static final int COMMANDS = 1_000;
    private static final int PER_ROW = 50;

    SlowConsumer() {
        super(
                "slow-consumer",
                "pauses both hold-processors and goes on taking orders: %d commands".formatted(COMMANDS));
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        stage.api(0).open(name(), COMMANDS / PER_ROW, PER_ROW).expect(201);
        // It is told as opened before that is committed. An API that has not seen it when nobody commits any more sends
        // nothing for it.
        Checks.awaitEverywhere(stage, api -> assertThat(api.seats(name())).hasSize(COMMANDS));
        List<Client.Answer> answers = new StackFaults(stage).whileUndecided(() -> orderAll(stage));
        Instant resumed = Instant.now();
        assertThat(answers)
                .as("answers while nobody decides")
                .allMatch(answer -> onTheLog(answer) || answer.status() == 503 || answer.status() == 429);
        long taken = answers.stream().filter(SlowConsumer::onTheLog).count();
        assertThat(taken).as("orders on the log").isPositive();
        for (int order = 0; order < COMMANDS; order++) {
            if (onTheLog(answers.get(order))) {
                Checks.awaitState(stage, name(), "cart-" + order, "HELD");
            }
        }
        return List.of(
                "%d of %d taken while nobody decided, the others told to come back; all of the first decided and read back %.1f s after they went on"
                        .formatted(
                                taken,
                                COMMANDS,
                                Duration.between(resumed, Instant.now()).toMillis() / 1_000.0));
    }

    private static boolean onTheLog(Client.Answer answer) {
        return answer.status() == 202 && answer.body().path("evidence").has("sentBy");
    }

    private List<Client.Answer> orderAll(Stage stage) throws Exception {
        var orders = new ArrayList<Future<Client.Answer>>();
        try (var callers = Executors.newFixedThreadPool(32, Thread.ofVirtual().factory())) {
            for (int order = 0; order < COMMANDS; order++) {
                String cart = "cart-" + order;
                List<String> seat = List.of("A-%d-%d".formatted(order / PER_ROW + 1, order % PER_ROW + 1));
                Client client = stage.api(order % 2);
                orders.add(callers.submit(() -> client.hold(name(), cart, 600, seat, "Prefer", "respond-async")));
            }
        }
        var answers = new ArrayList<Client.Answer>();
        for (Future<Client.Answer> order : orders) {
            answers.add(order.get());
        }
        return answers;
    }
}
