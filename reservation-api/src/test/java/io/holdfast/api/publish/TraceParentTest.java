package io.holdfast.api.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE_ID + "-" + PARENT + "-00",
                "01-" + TRACE_ID + "-" + PARENT + "-00",
                "01-" + TRACE_ID + "-" + PARENT + "-00-more"
            })
    void a_valid_trace_is_carried_on_with_a_span_of_its_own(String header) {
        TraceParent trace = TraceParent.continuing(header);

        assertThat(trace.header()).matches("00-" + TRACE_ID + "-[0-9a-f]{16}-00");
        assertThat(trace.spanId()).isNotEqualTo(PARENT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + TRACE_ID + "-0000000000000000-01",
                "ff-" + TRACE_ID + "-" + PARENT + "-01",
                "00-" + TRACE_ID + "-" + PARENT + "-01-more",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01"
            })
    void what_is_no_trace_begins_a_new_one(String header) {
        TraceParent trace = TraceParent.continuing(header);

        assertThat(RecordHeaders.traceId(trace.header()))
                .isEqualTo(trace.traceId())
                .isNotEqualTo(TRACE_ID);
    }

    @Test
    void new_traces_differ() {
        assertThat(TraceParent.continuing(null).traceId())
                .isNotEqualTo(TraceParent.continuing(null).traceId());
    }
}
