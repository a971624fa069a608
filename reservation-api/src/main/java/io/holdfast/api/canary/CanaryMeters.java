package io.holdfast.api.canary;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** How the canary fares, as metrics. They exist only if the canary is on. */
final class CanaryMeters implements CanaryWatch {

    private static final Duration[] BUCKETS = LongStream.of(50, 100, 250, 500, 1_000, 2_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Key(Step step, Outcome outcome) {}

    private final Map<Key, Timer> timers = new HashMap<>();

    CanaryMeters(MeterRegistry meters) {
        for (Step step : Step.values()) {
            for (Outcome outcome : Outcome.values()) {
                timers.put(
                        new Key(step, outcome),
                        Timer.builder("holdfast.canary")
                                .description("Steps of the canary")
                                .tag("step", step.name().toLowerCase(Locale.ROOT))
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .serviceLevelObjectives(BUCKETS)
                                .register(meters));
            }
        }
    }

    @Override
    public void took(Step step, Outcome outcome, Duration time) {
        requireNonNull(timers.get(new Key(step, outcome))).record(time);
    }
}
