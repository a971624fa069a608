package io.holdfast.hold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is broken on purpose in two regions or on the way between them, the simulation finds. */
class RegionMutationsTest {

    private static final int SEEDS = 2_000;

    @ParameterizedTest
    @MethodSource("io.holdfast.hold.simulation.RegionMutation#all")
    void is_caught(RegionMutation mutation) {
        var simulation = Simulation.ofTwoRegions(mutation.parts(), mutation.link());

        Optional<Simulation.Failure> caught = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> simulation.run(seed, Simulation.STEPS))
                .flatMap(result -> result.failure().stream())
                // The processor itself may refuse to go on from a state that the log does not make, before the promise
                // is broken.
                .filter(failure -> !failure.what().startsWith(Simulation.CONTRADICTION))
                .findFirst();

        assertThat(caught).isPresent();
        assertThat(mutation.breaks())
                .as(caught.toString())
                .contains(caught.get().promise());
    }
}
