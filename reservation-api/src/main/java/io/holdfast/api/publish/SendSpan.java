package io.holdfast.api.publish;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.trace.TraceKeys;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.trace.Span;
import java.util.Objects;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The span of a command on its way to the log. */
final class SendSpan {

    private final Span span;
    private final String traceParent;

    /** Begins it, as a child of the call. */
    SendSpan(Traces traces, Command command, TraceParent call) {
        span = traces.send(Topics.SEAT_COMMANDS, call.context());
        traceParent = Objects.requireNonNullElseGet(Traces.traceParent(span), call::header);
        if (span.isRecording()) {
            span.setAttribute(TraceKeys.RECORD, command.getClass().getSimpleName());
            span.setAttribute(TraceKeys.EVENT, command.subject().event());
            command.subject().reservation().ifPresent(id -> span.setAttribute(TraceKeys.RESERVATION, id));
        }
    }

    /** What the record carries. */
    String traceParent() {
        return traceParent;
    }

    /** Ends it with the log's answer. */
    void end(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            end(failure);
        } else if (metadata != null) {
            Traces.at(span, new LogPosition(metadata.partition(), metadata.offset()));
            span.end();
        }
    }

    /** Ends it without one. */
    void end(Exception failure) {
        Traces.failed(span, failure);
        span.end();
    }
}
