package io.holdfast.bench.workload;

import io.holdfast.bench.load.RenderedCall;
import io.holdfast.bench.stack.TargetException;
import java.util.SplittableRandom;

/** Carts of pairs, one after the other: some ask for a pair that an earlier one got, and are refused; the others for one that nobody asked for yet. */
final class Carts {

    private static final int ALL = 100;

    private final Halls halls;
    private final int refusedPercent;
    private final SplittableRandom random;
    private int carts;
    private int pairs;

    Carts(Halls halls, int refusedPercent, long seed) {
        this.halls = halls;
        this.refusedPercent = refusedPercent;
        this.random = new SplittableRandom(seed);
    }

    RenderedCall next() {
        boolean refused = pairs > 0 && random.nextInt(ALL) < refusedPercent;
        if (!refused && pairs == halls.pairs()) {
            throw new TargetException(
                    "every pair of the %d events is held after %d carts: more --events, more --seats, or a shorter load"
                            .formatted(halls.all().size(), carts));
        }
        return halls.hold(carts++, halls.cart(refused ? random.nextInt(pairs) : pairs++));
    }
}
