package io.holdfast.hold.app;

import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** How long seats were held, by how it ended; in log time. */
final class HoldDurations {

    /** From who changes their mind at once to the longest hold there can be. */
    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(20),
        Duration.ofMinutes(30),
    };

    private final Timer sold;
    private final Timer released;
    private final Timer expired;

    HoldDurations(MeterRegistry registry) {
        this.sold = timer(registry, "sold");
        this.released = timer(registry, "released");
        this.expired = timer(registry, "expired");
    }

    private static Timer timer(MeterRegistry registry, String end) {
        return Timer.builder("holdfast.hold.duration")
                .description("How long seats were held, by how it ended, in log time")
                .tag("end", end)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Records the end of a hold, where a change is one. */
    void record(Change change) {
        if (change instanceof Change.ReservationSet set && set.after().isPresent()) {
            record(set, set.after().get());
        }
    }

    private void record(Change.ReservationSet set, Reservation after) {
        switch (after.status()) {
            // A sale changes once more, when it is paid.
            case Status.Sold ended when !wasSold(set) -> record(sold, ended.heldFrom(), ended.at());
            case Status.Released ended -> record(released, ended.heldFrom(), ended.at());
            case Status.Expired ended -> record(expired, ended.heldFrom(), ended.at());
            case Status.Sold again -> {}
            case Status.Held held -> {}
            case Status.Paying paying -> {}
            case Status.Voiding voiding -> {}
            case Status.Rejected rejected -> {}
        }
    }

    private static boolean wasSold(Change.ReservationSet set) {
        return set.before()
                .map(Reservation::status)
                .filter(Status.Sold.class::isInstance)
                .isPresent();
    }

    private static void record(Timer timer, Instant from, Instant to) {
        timer.record(Duration.between(from, to));
    }
}
