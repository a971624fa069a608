package io.holdfast.hold.topology;

import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Limits;
import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.step.Chain;
import io.holdfast.hold.step.Output;
import io.holdfast.hold.step.Outputs;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.step.Skips;
import io.holdfast.hold.step.Step;
import io.holdfast.hold.step.Steps;
import io.holdfast.schemas.DeadLetters;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Read, decide, write, forward, extend the chain. Writes nothing before the decision is complete. */
public final class DecisionProcessor implements Processor<byte @Nullable [], byte @Nullable [], Object, Object> {

    private static final Logger LOG = Logger.getLogger(DecisionProcessor.class);

    /** A tenth of the second within which the seats of an expired hold can be had again. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Serdes serdes;
    private final Steps steps;
    private final Outputs outputs;
    private final Ticker ticker;
    private final DecisionWatch watch;
    private final DecisionTracer tracer;
    private final BrokerClock brokerClock;
    private final TickSchedule schedule = new TickSchedule();

    private ProcessorContext<Object, Object> context;
    private IndexedStore store;
    private StoreState state;
    private LogClock clock;
    private ChainKeeper chain;

    /**
     * The processor of one partition.
     *
     * @param ticker appends Ticks and tells their stamps to the clock
     */
    @NullUnmarked // Streams calls init before anything else.
    public DecisionProcessor(
            Serdes serdes,
            Partitions partitions,
            Rules rules,
            Skips skips,
            Ticker ticker,
            BrokerClock brokerClock,
            DecisionWatch watch,
            DecisionTracer tracer) {
        this.serdes = serdes;
        this.steps = new Steps(serdes.commands(), partitions, rules, skips);
        this.outputs = new Outputs(serdes);
        this.ticker = ticker;
        this.brokerClock = brokerClock;
        this.watch = watch;
        this.tracer = tracer;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        this.store = context.getStateStore(Names.STATE_STORE);
        this.state = new StoreState(store, serdes.states());
        KeyValueStore<String, byte[]> clockStore = context.getStateStore(Names.CLOCK_STORE);
        this.clock = new LogClock(clockStore);
        this.chain = new ChainKeeper(clockStore, clock.latestMs());
        context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> lookForDue());
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        var position = new LogPosition(metadata.partition(), metadata.offset());
        Instant at = clock.at(record.timestamp());
        watch.logAhead(metadata.partition(), Duration.ofMillis(clock.latestMs() - record.timestamp()));
        String traceParent = RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT);
        Consumer<Step> span = tracer.begin(traceParent, position);
        Step step = steps.of(state, position, at, record.value(), traceParent);
        var writer = new Writer(context, position, at, DecisionSpan.traceParent(traceParent, position));
        List<Output> facts = switch (step) {
            case Step.Undecided undecided -> deadLetter(record, position, undecided.error());
            case Step.Decided decided -> write(decided, writer);
        };
        Chain extended = chain.add(record, metadata.offset(), at, facts);
        if (extended.due()) {
            writer.write(outputs.digest(metadata.partition(), extended));
        }
        span.accept(step);
    }

    private List<Output> write(Step.Decided step, Writer writer) {
        List<Output> facts = outputs.facts(step);
        facts.forEach(writer::write);
        List<Output> states = outputs.states(step, state);
        writer.writeStates(states);
        outputs.requests(step).forEach(writer::write);
        state.apply(step.decision().changes(), states);
        watch.decided(step.decision());
        if (step.command() instanceof Command.Tick) {
            int expired = step.decision().facts().size();
            schedule.read(expired > 0, brokerClock.elapsedMs());
            if (expired == Limits.PER_TICK) {
                // A full batch: more may be due. Otherwise the next look is soon enough.
                lookForDue();
            }
        }
        return facts;
    }

    /** Nothing that is due is known before the broker's clock was read: if anything has a deadline, a Tick reads it. */
    private void lookForDue() {
        int partition = context.taskId().partition();
        Optional<Instant> now = brokerClock.nowMs().map(ms -> Instant.ofEpochMilli(Math.max(ms, clock.latestMs())));
        Optional<Instant> due = now.flatMap(store::earliest);
        watch.expiryLag(
                partition,
                due.map(since -> Duration.between(since, now.orElseThrow())).orElse(Duration.ZERO));
        boolean wanted = now.isPresent() ? due.isPresent() : store.hasDeadlines();
        if (schedule.shouldAsk(wanted, brokerClock.elapsedMs())) {
            ticker.tick(partition);
        }
    }

    private List<Output> deadLetter(
            Record<byte @Nullable [], byte @Nullable []> record, LogPosition position, String error) {
        LOG.errorf(
                "command to the dead letters: partition=%d offset=%d error=%s",
                position.partition(), position.offset(), error);
        Headers headers = DeadLetters.headers(
                record.headers(), Topics.SEAT_COMMANDS.name(), position.partition(), position.offset(), error);
        context.forward(record.withHeaders(headers), Names.DEAD_LETTERS);
        watch.deadLetter();
        return List.of();
    }

    @Override
    public void close() {
        watch.left(context.taskId().partition());
    }
}
