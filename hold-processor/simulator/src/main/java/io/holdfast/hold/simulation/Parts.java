package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Rules;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What the pipeline is made of. The tests put parts in that are broken, one at a time, and see the simulation find them out.
 *
 * @param rules what decides, on a machine with this clock
 * @param transactions what counts of a machine's work, and when
 * @param reading what the state topic promises to its readers, and how they read it
 */
public record Parts(Function<LongSupplier, Rules> rules, Transactions transactions, Reading reading) {

    /** The parts that run in production. */
    public static final Parts REAL = new Parts(_ -> Decision::of, Transactions.EXACTLY_ONCE, Reading.REAL);
}
