package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.topology.BrokerClock;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.reply.Reply;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** What every task is given. */
record Crew(Serdes serdes, AvroSerde<Reply> replies, Function<LongSupplier, Rules> rulesOn, Ticks ticks) {

    /** Appends Ticks. */
    interface Ticks {

        /** Tells the clock what the broker stamps the Tick with, if it is appended. */
        void ask(int partition, BrokerClock brokerClock);
    }

    Rules rules(LongSupplier clock) {
        return rulesOn.apply(clock);
    }
}
