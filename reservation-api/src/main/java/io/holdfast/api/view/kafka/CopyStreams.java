package io.holdfast.api.view.kafka;

import io.holdfast.api.model.CopyAge;
import io.holdfast.api.region.RegionCopy;
import io.holdfast.api.view.Views;
import io.holdfast.schemas.SchemaLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the copy of one other region open: on Streams clients of its own, so that whatever is wrong with what comes from abroad, the own views go
 * on. One that fails is begun again.
 */
public final class CopyStreams implements RegionCopy, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CopyStreams.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CopyView.Place place;
    private final SchemaLog schemas;
    private final InstantSource clock;
    private final ScheduledExecutorService starts;
    private volatile @Nullable CopyView view;
    private boolean closed;

    /**
     * A copy that is not open yet.
     *
     * @param schemas the other region's; closed with it
     * @param clock by which its age is told
     */
    CopyStreams(CopyView.Place place, SchemaLog schemas, InstantSource clock) {
        this.place = place;
        this.schemas = schemas;
        this.clock = clock;
        this.starts = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("copy-" + place.region()).daemon().factory());
    }

    /** Begins to read. */
    void start() {
        starts.execute(this::open);
    }

    private synchronized void open() {
        if (closed) {
            return;
        }
        try {
            view = new CopyView(place, schemas, this::failed);
        } catch (KafkaException | IllegalStateException away) {
            failed(away);
        }
    }

    private void failed(Throwable failure) {
        LOG.errorf(failure, "the copy of region %s failed, and is begun again", place.region());
        if (!starts.isShutdown()) {
            var _ = starts.schedule(this::reopen, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void reopen() {
        closeView();
        open();
    }

    private void closeView() {
        CopyView failed = view;
        view = null;
        if (failed != null) {
            failed.close();
        }
    }

    @Override
    public CopyAge age() {
        CopyView now = view;
        Optional<Instant> asOf = now == null
                ? Optional.empty()
                : now.completeness().asOf(now.records().last());
        Duration age = asOf.map(at -> Duration.between(at, clock.instant())).orElse(Duration.ZERO);
        return new CopyAge(place.region(), asOf, age.isNegative() ? Duration.ZERO : age);
    }

    @Override
    public Optional<Views> views() {
        CopyView now = view;
        return now == null ? Optional.empty() : now.views();
    }

    @Override
    public Map<Integer, Long> positions() {
        CopyView now = view;
        return now == null ? Map.of() : now.records().last();
    }

    @Override
    public synchronized void close() {
        closed = true;
        starts.shutdown();
        closeView();
        schemas.close();
    }
}
