package io.holdfast.api.region;

import io.holdfast.api.publish.Command.RequestPlaces;
import io.holdfast.api.publish.CommandLog;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.api.view.Views;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.logging.Logger;

/** Looks every few seconds which regions run short, and asks this region's owner to give them some places. */
@ApplicationScoped
class LowWaterRounds {

    private static final Logger LOG = Logger.getLogger(LowWaterRounds.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** After the start of the ports, which says what is missing if something is. */
    private static final int AFTER_START = Interceptor.Priority.LIBRARY_AFTER;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("low-water-").factory());
    private final Views views;
    private final CommandLog log;

    LowWaterRounds(Views views, CommandLog log) {
        this.views = views;
        this.log = log;
    }

    void begin(@Observes @Priority(AFTER_START) StartupEvent event, RegionSettings settings, RegionCopies copies) {
        if (settings.lowWater() == 0) {
            return;
        }
        var lowWater = new LowWater(views, copies, settings.lowWater());
        var _ = rounds.scheduleAtFixedRate(
                () -> round(lowWater), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent event) {
        rounds.shutdownNow();
    }

    private void round(LowWater lowWater) {
        try {
            if (views.ready()) {
                lowWater.requests().forEach(this::send);
            }
        } catch (InvalidStateStoreException restoring) {
            LOG.debugf("which regions run short can't be told now: %s", restoring.getMessage());
        }
    }

    /** Whatever becomes of it: the next round asks again if it is still needed, under the same name. */
    private void send(RequestPlaces request) {
        LOG.infof(
                "region %s runs short, and is given places: event=%s transfer=%s seats=%d",
                request.to(), request.event(), request.transfer(), request.seats());
        var _ = log.send(request, Optional.empty(), TraceParent.continuing(null));
    }
}
