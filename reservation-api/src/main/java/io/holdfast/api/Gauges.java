package io.holdfast.api;

import io.holdfast.api.decision.OwnerProgress;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.decision.WaitingPlaces;
import io.holdfast.api.overload.InFlightHolds;
import io.holdfast.api.seats.SeatStreams;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Shows how many callers and commands are under way, from the start on. */
@ApplicationScoped
class Gauges {

    /** After {@link Start}, which says what is missing if something is. */
    private static final int AFTER_START = Interceptor.Priority.LIBRARY_AFTER;

    void register(
            @Observes @Priority(AFTER_START) StartupEvent event,
            MeterRegistry meters,
            PendingCommands attempts,
            OwnerProgress progress,
            InFlightHolds room,
            WaitingPlaces waiters,
            SeatStreams streams) {
        Gauge.builder("holdfast.commands.pending", attempts, PendingCommands::size)
                .description("Commands of this instance whose decision has not been seen")
                .register(meters);
        Gauge.builder("holdfast.commands.pending.limit", attempts, PendingCommands::capacity)
                .description("How many of them are remembered at most")
                .register(meters);
        waiting("command", waiters.commands(), meters);
        waiting("read", waiters.reads(), meters);
        Gauge.builder("holdfast.commands.pending.oldest", progress, Gauges::oldestSeconds)
                .description("How long the oldest of them has been on the log, as far as the last minute goes")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("holdfast.holds.inside", room, InFlightHolds::inside)
                .description("Holds that were read and not answered yet")
                .register(meters);
        Gauge.builder("holdfast.holds.inside.limit", room, InFlightHolds::limit)
                .description("How many of them may be inside at the pace that is known")
                .register(meters);
        Gauge.builder("holdfast.seats.streams", streams, SeatStreams::open)
                .description("Streams of seats that are open")
                .register(meters);
    }

    private static void waiting(String of, WaitingPlaces.Share share, MeterRegistry meters) {
        Gauge.builder("holdfast.calls.waiting.limit", share, WaitingPlaces.Share::capacity)
                .description("How many of them may wait at once; more are refused")
                .tag("of", of)
                .register(meters);
        Gauge.builder("holdfast.calls.waiting", share, WaitingPlaces.Share::waiting)
                .description("Calls that wait for the owner of the seats")
                .tag("of", of)
                .register(meters);
    }

    private static double oldestSeconds(OwnerProgress progress) {
        return (double) progress.oldest().toMillis() / 1_000;
    }
}
