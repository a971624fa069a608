package io.holdfast.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.testing.RecordedTraces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    private static final String UNSAMPLED = "00-" + TRACE_ID + "-00f067aa0ba902b7-00";

    private final RecordedTraces recorded = new RecordedTraces();
    private final Traces traces = recorded.traces();

    @Test
    void a_record_carries_its_own_span_as_the_child_of_what_caused_it() {
        Span span = traces.send(Topics.SEAT_COMMANDS, Traces.context(PARENT));
        Traces.at(span, new LogPosition(3, 14));
        span.end();

        SpanData sent = recorded.spans().getFirst();
        assertThat(Traces.traceParent(span)).isEqualTo("00-" + TRACE_ID + "-" + sent.getSpanId() + "-01");
        assertThat(sent.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(sent.getName()).isEqualTo("send holdfast.seat-commands");
        assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(sent.getAttributes().get(TraceKeys.PARTITION)).isEqualTo("3");
        assertThat(sent.getAttributes().get(TraceKeys.OFFSET)).isEqualTo(14);
    }

    @Test
    void where_nothing_is_recorded_the_trace_context_goes_on_as_it_came() {
        var off = Traces.of(recorded.telemetry(), true);
        Span span = off.send(Topics.SEAT_COMMANDS, Traces.context(PARENT));
        span.end();

        assertThat(Traces.traceParent(span)).isEqualTo(PARENT);
        assertThat(recorded.spans()).isEmpty();
    }

    @Test
    void a_trace_that_is_not_sampled_keeps_its_id_and_says_so() {
        Span span = traces.send(Topics.SEAT_COMMANDS, Traces.context(UNSAMPLED));
        span.end();

        assertThat(Traces.traceParent(span)).startsWith("00-" + TRACE_ID).endsWith("-00");
        assertThat(recorded.spans()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "none", "00-" + TRACE_ID + "-0000000000000000-01", "00-" + TRACE_ID + "-short-01"})
    void without_a_trace_context_there_is_no_parent(@Nullable String traceParent) {
        Span off = Traces.OFF.send(Topics.SEAT_COMMANDS, Traces.context(traceParent));
        traces.send(Topics.SEAT_COMMANDS, Traces.context(traceParent)).end();

        assertThat(Traces.traceParent(off)).isNull();
        assertThat(recorded.spans().getFirst().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void what_is_current_comes_before_what_the_record_says() {
        Span current = traces.process("process", Topics.PAYMENT_REQUESTS, "group", Traces.context(UNSAMPLED))
                .startSpan();
        try (Scope _ = current.makeCurrent()) {
            assertThat(Traces.traceParent(Span.fromContext(Traces.currentOr(PARENT))))
                    .isEqualTo(Traces.traceParent(current));
        }

        assertThat(Traces.traceParent(Span.fromContext(Traces.currentOr(PARENT))))
                .isEqualTo(PARENT);
    }

    @Test
    void a_failure_is_noted_without_its_message() {
        Span span = traces.send(Topics.SEAT_COMMANDS, Traces.context(PARENT));
        Traces.failed(span, new IllegalStateException("a@example.org"));
        span.end();

        SpanData failed = recorded.spans().getFirst();
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(failed.getAttributes().get(TraceKeys.ERROR)).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.toString()).doesNotContain("example.org");
    }
}
