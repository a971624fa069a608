package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log's time jumps ahead as a broker whose clock is fast comes to lead, and stands still as another does: no hold ends early (P1, P5, P9). */
final class ClockJump extends UnderLoad {

    private static final String AHEAD = "+30s";
    private static final int TIMES = 3;
    private static final Duration AT_EACH = Duration.ofSeconds(5);
    private static final Duration JUMPED = Duration.ofSeconds(25);

    ClockJump() {
        super("clock-jump", "has a broker whose clock is %s off lead, then another, %d times".formatted(AHEAD, TIMES));
    }

    @Override
    public Optional<String> missing() {
        return super.missing()
                .or(() -> Faketime.library().isPresent() ? Optional.empty() : Optional.of(Faketime.MISSING));
    }

    @Override
    void prepare(Stage stage) throws Exception {
        stage.restart(() -> {}, Optional.of("%s=%s".formatted(Brokers.name(1), AHEAD)));
    }

    @Override
    List<String> strike(Stage stage, Brokers brokers, Crowd crowd) throws Exception {
        Duration ahead = Duration.ZERO;
        for (int time = 0; time < TIMES; time++) {
            for (int node : List.of(1, 2)) {
                stage.say(Brokers.name(node) + " leads everything");
                brokers.lead(node);
                crowd.awaitMore(50);
                Checks.awaitTime(AT_EACH);
                Duration now = ahead(stage, "%s-%d-%d".formatted(name(), time, node));
                ahead = ahead.compareTo(now) > 0 ? ahead : now;
            }
        }
        assertThat(ahead).as("how far the log's time came to be ahead").isGreaterThan(JUMPED);
        return List.of("the log's time was up to %s ahead".formatted(Checks.seconds(ahead)));
    }

    /** By the log's time of a decision. */
    private static Duration ahead(Stage stage, String event) throws IOException, InterruptedException {
        var _ = stage.api(0).open(event, 1, 1);
        Instant now = Instant.now();
        Answer held = stage.api(0).hold(event, "one", 60, List.of("A-1-1"), "Prefer", "wait=10");
        return Duration.between(
                now, Instant.parse(held.body().path("evidence").path("at").asText()));
    }

    @Override
    void restore(Stage stage) throws Exception {
        stage.restart(() -> {}, Optional.empty());
    }
}
