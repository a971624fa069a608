package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.topology.BrokerClock;
import java.util.function.LongSupplier;

/** What every task is given. */
record TaskDependencies(Serdes serdes, Parts parts, StateLog log, Chance chance, Ticks ticks) {

    interface Ticks {

        /** Tells the clock what the broker stamps the Tick with, if it is appended. */
        void ask(int partition, BrokerClock brokerClock);
    }

    Rules rules(LongSupplier clock) {
        return parts.rules().apply(clock);
    }
}
