package io.holdfast.schemas.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/**
 * How far this machine's clock is off the brokers', by the stamps that brokers give to what is appended. Neither clock is taken for the right
 * one: what it shows is that two differ.
 */
public final class ClockOffset {

    private static final double MILLIS = 1_000.0;

    private final InstantSource clock;
    private volatile double seconds = Double.NaN;

    /** Shows it in this registry; not a number before the first stamp. */
    public ClockOffset(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        Gauge.builder("holdfast.clock.offset", this, offset -> offset.seconds)
                .description("This machine's clock minus the brokers', by the newest stamp of a broker")
                .baseUnit("seconds")
                .register(registry);
    }

    /** What the brokers' clocks show; this machine's shows before a broker has stamped anything. */
    public InstantSource brokers() {
        return () -> {
            double known = seconds;
            return Double.isNaN(known) ? clock.instant() : clock.instant().minusMillis(Math.round(known * MILLIS));
        };
    }

    /** A broker stamped a record just now. */
    public void stamped(long stampMs) {
        seconds = (clock.millis() - stampMs) / MILLIS;
    }
}
