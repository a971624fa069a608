package io.holdfast.hold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SimulationTest {

    private static final int SEEDS = 2_000;

    private final Simulation simulation = Simulation.ofOneRegion(Parts.REAL);

    @Test
    void every_promise_is_kept_and_everything_that_can_happen_does() {
        Map<String, Long> counts = Schedules.countKept(simulation, LongStream.rangeClosed(1, SEEDS));

        // What never happens in a simulation is not shown by it.
        assertThat(counts)
                .containsKeys(
                        "EventOpened",
                        "EventClosed",
                        "SeatsHeld",
                        "HoldRejected",
                        "HoldExtended",
                        "HoldReleased",
                        "HoldExpired",
                        "ReservationForgotten",
                        "CommandRepeated",
                        "CommandRefused",
                        "PaymentRequested",
                        "PaymentInDoubt",
                        "PaymentFailed",
                        "SeatsSold",
                        "CaptureRequested",
                        "PaymentCaptured",
                        "CaptureFailed",
                        "VoidRequested",
                        "PaymentVoided")
                .containsKeys(
                        "crash",
                        "pause",
                        "decision of a zombie",
                        "commit of a zombie, fenced off",
                        "state of a zombie, appended late",
                        "api restarted",
                        "api restarted with an empty directory",
                        "page cut off",
                        "lost message",
                        "lost tick");
        assertThat(counts.values()).allMatch(times -> times > SEEDS / 100);
    }

    @Test
    void a_seed_is_one_schedule_whatever_ran_before_it() {
        Simulation.Result first = simulation.explain(42, Simulation.STEPS);
        LongStream.range(0, 20).forEach(seed -> simulation.run(seed, Simulation.STEPS));

        Simulation.Result again = Simulation.ofOneRegion(Parts.REAL).explain(42, Simulation.STEPS);

        assertThat(again.trace()).isEqualTo(first.trace()).isNotEmpty();
        assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(simulation.run(42, Simulation.STEPS).fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void every_seed_is_another_schedule() {
        Set<Long> fingerprints = new HashSet<>();

        LongStream.range(0, 100)
                .forEach(seed ->
                        fingerprints.add(simulation.run(seed, Simulation.STEPS).fingerprint()));

        assertThat(fingerprints).hasSize(100);
    }
}
