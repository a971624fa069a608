package io.holdfast.hold.topology;

import io.holdfast.hold.step.Output;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Writes the outputs of one command, with headers that follow from the log alone, ids and time stamps included. */
final class Writer {

    private static final String SOURCE = "/holdfast/hold-processor";

    private final ProcessorContext<Object, Object> context;
    private final String cause;
    private final Instant at;
    private final @Nullable String traceParent;
    private int written;

    /** A writer for a command at this position and log time. */
    Writer(ProcessorContext<Object, Object> context, LogPosition position, Instant at, @Nullable String traceParent) {
        this.context = context;
        this.cause = position.toString();
        this.at = at;
        this.traceParent = traceParent;
    }

    /** Writes the states of the command, each with its cause alone: there is one for each command, and more bytes would serve nobody. */
    void writeStates(List<Output> states) {
        for (int i = 0; i < states.size(); i++) {
            Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
            RecordHeaders.add(headers, RecordHeaders.CAUSE, cause);
            if (i < states.size() - 1) {
                RecordHeaders.add(headers, RecordHeaders.MORE, "");
            }
            forward(states.get(i), headers);
        }
    }

    void write(Output output) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, RecordHeaders.CAUSE, cause);
        RecordHeaders.addCloudEvent(headers, cause + ":" + written++, SOURCE, Output.TYPE_PREFIX + output.type(), at);
        if (traceParent != null) {
            RecordHeaders.add(headers, RecordHeaders.TRACE_PARENT, traceParent);
        }
        forward(output, headers);
    }

    private void forward(Output output, Headers headers) {
        context.forward(
                new Record<Object, @Nullable Object>(output.key(), output.value(), at.toEpochMilli(), headers),
                Names.of(output.sink()));
    }
}
