package io.holdfast.hold.audit.replay;

import io.holdfast.hold.audit.state.ReplayState;
import io.holdfast.hold.step.LogTime;
import io.holdfast.hold.step.Step;
import io.holdfast.hold.step.Steps;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decides the commands of one partition again, in their order, by the same steps as the processor. Writes nothing anywhere. */
public final class Replay {

    private final Steps steps;
    private final ReplayState state;
    private long logTimeMs;

    /** A replay from this state on, which is that of an empty log. */
    public Replay(Steps steps, ReplayState state) {
        this.steps = steps;
        this.state = state;
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
