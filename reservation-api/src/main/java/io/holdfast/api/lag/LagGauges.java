package io.holdfast.api.lag;

import io.holdfast.api.lag.LagBoard.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows how far each consumer group is behind, as metrics. If Kafka cannot be asked they are gone rather than old. */
@ApplicationScoped
class LagGauges {

    private static final int AFTER_START = Interceptor.Priority.LIBRARY_AFTER;
    private static final int EVERY_SECONDS = 5;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("lag-").factory());
    private final LagBoard board;
    private final MultiGauge records;
    private final MultiGauge seconds;

    LagGauges(LagBoard board, MeterRegistry meters) {
        this.board = board;
        this.records = MultiGauge.builder("holdfast.consumer.lag.records")
                .description("Committed records that a consumer group has not read")
                .register(meters);
        this.seconds = MultiGauge.builder("holdfast.consumer.lag.seconds")
                .description("How long the oldest of them has waited")
                .register(meters);
    }

    void begin(@Observes @Priority(AFTER_START) StartupEvent event) {
        var _ = rounds.scheduleWithFixedDelay(this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void end(@Observes ShutdownEvent event) {
        rounds.shutdownNow();
    }

    private void round() {
        try {
            Reading<List<Lag>> reading = board.lags();
            records.register(rows(reading.found(), Lag::records), true);
            // An age that is not known must not look like none.
            List<Lag> dated = reading.found().stream().filter(Lag::isDated).toList();
            seconds.register(rows(dated, lag -> lag.seconds(reading.at())), true);
        } catch (LagUnavailableException unavailable) {
            records.register(List.of(), true);
            seconds.register(List.of(), true);
        }
    }

    @FunctionalInterface
    private interface Value {
        Number of(Lag lag);
    }

    private static List<MultiGauge.Row<?>> rows(List<Lag> lags, Value value) {
        return lags.stream()
                .<MultiGauge.Row<?>>map(lag -> MultiGauge.Row.of(tags(lag), value.of(lag)))
                .toList();
    }

    private static Tags tags(Lag lag) {
        return Tags.of("group", lag.group(), "topic", lag.topic(), "partition", Integer.toString(lag.partition()));
    }
}
