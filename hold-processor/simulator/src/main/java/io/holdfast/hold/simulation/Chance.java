package io.holdfast.hold.simulation;

import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Everything that is left to chance, from one seed. {@link Random}'s numbers are part of its contract, on any JDK. */
public final class Chance {

    private static final int PERCENT = 100;

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** A number from 0 to one less than this. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from the first to the last. */
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /** True in this number of a hundred cases. */
    public boolean percent(int percent) {
        return below(PERCENT) < percent;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** One of these, each as often as it weighs. */
    <T> T pick(List<T> from, ToIntFunction<T> weight) {
        int dice = below(from.stream().mapToInt(weight).sum());
        for (T one : from) {
            dice -= weight.applyAsInt(one);
            if (dice < 0) {
                return one;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }
}
