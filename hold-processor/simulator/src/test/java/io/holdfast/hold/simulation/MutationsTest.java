package io.holdfast.hold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulation that finds nothing proves nothing: whatever is broken on purpose, it finds. */
class MutationsTest {

    private static final int SEEDS = 1_000;

    @ParameterizedTest
    @MethodSource("io.holdfast.hold.simulation.Mutation#all")
    void is_caught(Mutation mutation) {
        var simulation = Simulation.ofOneRegion(mutation.parts());

        Optional<Simulation.Failure> caught = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> simulation.run(seed, Simulation.STEPS))
                .flatMap(result -> result.failure().stream())
                .filter(failure ->
                        !stoppedByTheProcessor(failure) || mutation.breaks().contains(failure.promise()))
                .findFirst();

        assertThat(caught).isPresent();
        assertThat(mutation.breaks())
                .as(caught.toString())
                .contains(caught.get().promise());
    }

    /** Some schedules end before the promise is broken: the processor itself refuses to go on from a state that the log does not make. */
    private static boolean stoppedByTheProcessor(Simulation.Failure failure) {
        return failure.what().startsWith(Simulation.CONTRADICTION);
    }
}
