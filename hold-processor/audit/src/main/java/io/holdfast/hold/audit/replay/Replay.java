package io.holdfast.hold.audit.replay;

import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.ReplayState;
import io.holdfast.hold.step.LogTime;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.step.Step;
import io.holdfast.hold.step.Steps;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decides the commands of one partition again, in their order, by the same steps as the processor. Writes nothing anywhere. */
public final class Replay {

    private final Steps steps;
    private final ReplayState state;
    private long logTimeMs;

    /**
     * A replay of an empty log.
     *
     * @param steps by which each command is decided
     * @param store keeps the state
     */
    public Replay(Steps steps, ByteStore store, Serdes serdes) {
        this.steps = steps;
        this.state = new ReplayState(store, serdes);
    }

    /**
     * Decides commands up to a moment.
     *
     * @param visitor is given each of them, and what became of it
     */
    public void run(Lane commands, Until until, BiConsumer<ConsumerRecord<byte[], byte[]>, Step> visitor) {
        for (ConsumerRecord<byte[], byte[]> command = commands.next();
                command != null && until.includes(command.offset(), LogTime.after(logTimeMs, command.timestamp()));
                command = commands.next()) {
            visitor.accept(command, next(command));
        }
    }

    /** What becomes of the next command; the state has it then. */
    public Step next(ConsumerRecord<byte[], byte[]> command) {
        logTimeMs = LogTime.after(logTimeMs, command.timestamp());
        Step step = steps.of(
                state,
                new LogPosition(command.partition(), command.offset()),
                Instant.ofEpochMilli(logTimeMs),
                command.value(),
                RecordHeaders.get(command.headers(), RecordHeaders.TRACE_PARENT));
        if (step instanceof Step.Decided decided) {
            decided.decision().changes().forEach(state::apply);
        }
        return step;
    }

    /** Log time after the latest command, in milliseconds. */
    public long logTimeMs() {
        return logTimeMs;
    }

    public ReplayState state() {
        return state;
    }
}
