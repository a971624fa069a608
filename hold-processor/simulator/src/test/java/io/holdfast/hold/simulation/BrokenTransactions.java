package io.holdfast.hold.simulation;

import io.holdfast.hold.topology.Names;
import java.util.function.Predicate;

/** Transactions that promise one thing less than Kafka's. */
final class BrokenTransactions {

    /** A machine that was replaced goes on writing. */
    static final Transactions WITHOUT_A_FENCE = new Transactions() {
        @Override
        public boolean admits(int generation, int current) {
            return true;
        }
    };

    /** What was written is committed; how far the log was read is not. */
    static final Transactions POSITION_APART = new Transactions() {
        @Override
        public boolean includesPosition() {
            return false;
        }
    };

    /** Consumers see what may never have been. */
    static final Transactions UNCOMMITTED_SHOWN = new Transactions() {
        @Override
        public boolean hidesUncommitted() {
            return false;
        }
    };

    /** No Tick ever arrives. */
    static final Transactions WITHOUT_TICKS = new Transactions() {
        @Override
        public boolean carriesTicks() {
            return false;
        }
    };

    private BrokenTransactions() {}

    /** The clock's store has no changelog. */
    static Transactions withoutClock() {
        return losing(write -> !isState(write));
    }

    /** A restore derives no index of a kind. */
    static Transactions without(char kind) {
        return losing(write -> isState(write) && write.key().get()[0] == kind);
    }

    private static boolean isState(StoreWrite write) {
        return write.store().equals(Names.STATE_STORE);
    }

    private static Transactions losing(Predicate<StoreWrite> lost) {
        return new Transactions() {
            @Override
            public boolean includes(StoreWrite write) {
                return !lost.test(write);
            }
        };
    }
}
