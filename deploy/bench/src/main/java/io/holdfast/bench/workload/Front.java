package io.holdfast.bench.workload;

import java.util.SplittableRandom;

/**
 * Which pair each of a crowd wants. Two callers come for each: one wants the best that nobody was here for yet, the other looks a little
 * behind it, the better the likelier. Those who come when all is gone want any.
 */
final class Front {

    static final int CALLERS_PER_PAIR = 2;

    /** How far behind the best pair that is left a caller looks. */
    private static final int WINDOW = 100;

    private final int pairs;
    private final SplittableRandom random;

    Front(int pairs, long seed) {
        this.pairs = pairs;
        this.random = new SplittableRandom(seed);
    }

    /** The pair that the next caller wants; asked in the order of arrival. */
    int pair(int arrival) {
        int best = arrival / CALLERS_PER_PAIR;
        if (best >= pairs) {
            return random.nextInt(pairs);
        }
        if (arrival % CALLERS_PER_PAIR == 0) {
            return best;
        }
        double near = random.nextDouble();
        return Math.min(pairs - 1, best + (int) (WINDOW * near * near));
    }
}
