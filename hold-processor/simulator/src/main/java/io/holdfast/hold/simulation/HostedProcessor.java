package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.step.Skips;
import io.holdfast.hold.topology.BrokerClock;
import io.holdfast.hold.topology.DecisionProcessor;
import io.holdfast.hold.topology.DecisionTracer;
import io.holdfast.hold.topology.DecisionWatch;
import io.holdfast.hold.topology.Ticker;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The processor of one partition without Streams around it, for a simulation that needs thousands of them a second. */
final class HostedProcessor {

    private final HostedContext context;
    private final DecisionProcessor processor;

    /**
     * A processor that goes on from what the host's stores hold.
     *
     * @param ticker appends Ticks and tells their stamps to the clock
     */
    HostedProcessor(
            Serdes serdes, Partitions partitions, Rules rules, Ticker ticker, BrokerClock brokerClock, Host host) {
        this.context = new HostedContext(host, serdes.states());
        this.processor = new DecisionProcessor(
                serdes, partitions, rules, Skips.NONE, ticker, brokerClock, DecisionWatch.NONE, DecisionTracer.OFF);
        processor.init(context);
    }

    /** Handles the record at this offset of seat-commands. */
    void process(long offset, Record<byte @Nullable [], byte @Nullable []> record) {
        context.at(Topics.SEAT_COMMANDS.name(), offset);
        processor.process(record);
    }

    /** Does what is to be done at intervals of the machine's clock, as if one had passed. */
    void look() {
        context.punctuate();
    }
}
