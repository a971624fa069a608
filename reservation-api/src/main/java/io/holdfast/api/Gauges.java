package io.holdfast.api;

import io.holdfast.api.decision.OwnerProgress;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.decision.SharedPlaces;
import io.holdfast.api.decision.WaitingPlaces;
import io.holdfast.api.model.CopyAge;
import io.holdfast.api.overload.InFlightHolds;
import io.holdfast.api.region.RegionCopies;
import io.holdfast.api.region.RegionCopy;
import io.holdfast.api.seats.SeatStreams;
import io.holdfast.api.usecase.RegionBoard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.function.Supplier;

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
            SeatStreams streams,
            RegionCopies copies,
            RegionBoard board) {
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
        copies.all().forEach(copy -> region(copy, board, meters));
    }

    private static void region(RegionCopy copy, RegionBoard board, MeterRegistry meters) {
        String region = copy.age().region();
        Gauge.builder("holdfast.region.copy.age", copy, Gauges::ageSeconds)
                .description(
                        "How long ago the copy of another region's states was complete; infinite while that is not known")
                .baseUnit("seconds")
                .tag("region", region)
                .register(meters);
        transit("given", region, () -> board.inTransit(region).given(), meters);
        transit("coming", region, () -> board.inTransit(region).coming(), meters);
    }

    private static void transit(String direction, String region, Supplier<Number> places, MeterRegistry meters) {
        Gauge.builder("holdfast.region.places.transit", places)
                .description("Places that were ceded and are not known here to have arrived: nobody sells them")
                .tag("region", region)
                .tag("direction", direction)
                .register(meters);
    }

    private static double ageSeconds(RegionCopy copy) {
        CopyAge age = copy.age();
        return age.asOf().isPresent() ? (double) age.age().toMillis() / 1_000 : Double.POSITIVE_INFINITY;
    }

    private static void waiting(String of, SharedPlaces share, MeterRegistry meters) {
        Gauge.builder("holdfast.calls.waiting.limit", share, SharedPlaces::capacity)
                .description("How many of them may wait at once; more are refused")
                .tag("of", of)
                .register(meters);
        Gauge.builder("holdfast.calls.waiting", share, SharedPlaces::taken)
                .description("Calls that wait for the owner of the seats")
                .tag("of", of)
                .register(meters);
    }

    private static double oldestSeconds(OwnerProgress progress) {
        return (double) progress.oldest().toMillis() / 1_000;
    }
}
