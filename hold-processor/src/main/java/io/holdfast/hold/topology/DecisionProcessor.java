package io.holdfast.hold.topology;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Limits;
import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.topology.CommandReader.Reading;
import io.holdfast.schemas.RecordHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Read, decide, write, forward. Writes nothing before the decision is complete. */
final class DecisionProcessor implements Processor<byte @Nullable [], byte @Nullable [], Object, Object> {

    private static final Logger LOG = Logger.getLogger(DecisionProcessor.class);

    /** A tenth of the second within which the seats of an expired hold can be had again. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final CommandReader reader;
    private final Rules rules;
    private final Ticker ticker;
    private final DecisionWatch watch;
    private final TickSchedule schedule = new TickSchedule();

    private ProcessorContext<Object, Object> context;
    private DeadlineIndex deadlines;
    private StoreState state;
    private LogClock clock;

    @NullUnmarked // Streams calls init before anything else.
    DecisionProcessor(Serdes serdes, Rules rules, Ticker ticker, DecisionWatch watch) {
        this.reader = new CommandReader(serdes.commands());
        this.rules = rules;
        this.ticker = ticker;
        this.watch = watch;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        this.deadlines = new DeadlineIndex(context.getStateStore(Names.DEADLINE_STORE));
        this.state = new StoreState(context, deadlines);
        this.clock = new LogClock(context.getStateStore(Names.CLOCK_STORE));
        context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::lookForDue);
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        Instant at = clock.at(record.timestamp());
        switch (reader.read(record.value(), metadata.partition())) {
            case Reading.Illegible illegible -> deadLetter(record, metadata, illegible.error());
            case Reading.Legible legible -> decide(legible.command(), at, record, metadata);
        }
    }

    private void decide(
            Command command, Instant at, Record<byte @Nullable [], byte @Nullable []> record, RecordMetadata metadata) {
        String traceParent = RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT);
        Optional<String> traceId = Optional.ofNullable(RecordHeaders.traceId(traceParent));
        var cause = new Cause(metadata.partition(), metadata.offset(), at, traceId);
        Decision decision;
        try {
            decision = rules.decide(state, command, cause);
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException undecidable) {
            deadLetter(record, metadata, "cannot be decided: " + undecidable.getMessage());
            return;
        }
        decision.changes().forEach(state::apply);
        var outputs = new Outputs(context, cause, traceId.isPresent() ? traceParent : null);
        outputs.write(decision);
        command.subject().ifPresent(subject -> outputs.confirm(decision, subject, state));
        decision.facts().forEach(watch::decided);
        if (command instanceof Command.Tick) {
            schedule.read();
            if (decision.facts().size() == Limits.PER_TICK) {
                // A full batch: more may be due. Otherwise the next look is soon enough, also where the broker's clock
                // is behind ours.
                lookForDue(context.currentSystemTimeMs());
            }
        }
    }

    private void lookForDue(long nowMs) {
        Instant now = Instant.ofEpochMilli(nowMs);
        int partition = context.taskId().partition();
        Optional<Instant> due = deadlines.earliest(now);
        watch.expiryLag(
                partition, due.map(since -> Duration.between(since, now)).orElse(Duration.ZERO));
        if (schedule.shouldAsk(due.isPresent(), now)) {
            ticker.tick(partition);
        }
    }

    private void deadLetter(
            Record<byte @Nullable [], byte @Nullable []> record, RecordMetadata metadata, String error) {
        LOG.errorf(
                "command to the dead letters: partition=%d offset=%d error=%s",
                metadata.partition(), metadata.offset(), error);
        context.forward(DeadLetters.of(record, metadata, error), Names.DEAD_LETTERS);
        watch.deadLetter();
    }
}
