package io.holdfast.api.canary;

import io.holdfast.api.region.Homes;
import io.holdfast.api.settings.CanarySettings;
import io.holdfast.api.usecase.Events;
import io.holdfast.api.usecase.Holds;
import io.holdfast.api.usecase.Reservations;
import io.holdfast.api.view.Views;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the canary, if one is configured, once this instance can serve. */
@ApplicationScoped
class CanaryRounds {

    /** After the start of the ports, which says what is missing if something is. */
    private static final int AFTER_START = Interceptor.Priority.LIBRARY_AFTER;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("canary-").factory());
    private final Views views;

    CanaryRounds(Views views) {
        this.views = views;
    }

    void begin(
            @Observes @Priority(AFTER_START) StartupEvent event,
            CanarySettings settings,
            Homes homes,
            Events events,
            Holds holds,
            Reservations reservations,
            MeterRegistry meters) {
        long periodMs = settings.period().toMillis();
        if (periodMs == 0) {
            return;
        }
        var canary = new Canary(
                settings,
                homes,
                events,
                holds,
                reservations,
                new CanaryMeters(meters),
                InstantSource.system(),
                System::nanoTime);
        var _ = rounds.scheduleAtFixedRate(() -> round(canary), periodMs, periodMs, TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent event) {
        rounds.shutdownNow();
    }

    /** An instance that is still reading gets no calls, and its canary would only find that out. */
    private void round(Canary canary) {
        if (views.ready()) {
            canary.round();
        }
    }
}
