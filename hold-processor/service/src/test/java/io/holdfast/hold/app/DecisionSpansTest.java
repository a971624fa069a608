package io.holdfast.hold.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.step.Step;
import io.holdfast.hold.topology.DecisionSpan;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.testing.RecordedTraces;
import io.holdfast.schemas.trace.TraceKeys;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionSpansTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    private static final LogPosition POSITION = new LogPosition(3, 71);
    private static final ReservationId CART = new ReservationId("ev-1", "cart-1");
    private static final Step REFUSED = step(new Fact.CommandRefused(
            new Command.Subject.OfReservation(CART),
            "ReleaseSeats",
            Fact.CommandRefused.Reason.NO_SUCH_RESERVATION,
            List.of()));

    private final RecordedTraces recorded = new RecordedTraces(new ChosenIds());
    private final DecisionSpans spans = new DecisionSpans(recorded.traces());

    @Test
    void a_decision_is_the_child_of_what_sent_its_command_and_tells_what_was_decided() {
        spans.begin(SENT, POSITION).accept(step(new Fact.HoldReleased(CART, List.of("A-1-1"), 2)));

        SpanData span = recorded.span("decide holdfast.seat-commands");
        assertThat(span.getTraceId()).isEqualTo(TRACE_ID);
        assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.getSpanId()).isEqualTo(DecisionSpan.id(POSITION));
        assertThat(span.getAttributes().get(TraceKeys.PARTITION)).isEqualTo("3");
        assertThat(span.getAttributes().get(TraceKeys.OFFSET)).isEqualTo(71);
        assertThat(span.getAttributes().get(TraceKeys.EVENT)).isEqualTo("ev-1");
        assertThat(span.getAttributes().get(TraceKeys.RESERVATION)).isEqualTo("cart-1");
        assertThat(span.getAttributes().get(TraceKeys.RECORD)).isEqualTo("ReleaseSeats");
        assertThat(span.getAttributes().get(TraceKeys.OUTCOME)).isEqualTo("HoldReleased");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void a_command_that_is_decided_again_has_the_same_span_again() {
        spans.begin(SENT, POSITION).accept(REFUSED);
        spans.begin(SENT, POSITION).accept(REFUSED);

        assertThat(recorded.spans())
                .hasSize(2)
                .extracting(SpanData::getSpanContext)
                .containsOnly(recorded.spans().getFirst().getSpanContext());
    }

    @Test
    void a_refusal_is_an_outcome_and_what_cannot_be_decided_an_error() {
        spans.begin(SENT, POSITION).accept(REFUSED);
        spans.begin(SENT, new LogPosition(3, 72)).accept(new Step.Undecided("illegible"));

        assertThat(recorded.spans())
                .extracting(span -> span.getAttributes().get(TraceKeys.OUTCOME))
                .containsExactly("CommandRefused:NO_SUCH_RESERVATION", null);
        assertThat(recorded.spans())
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.UNSET, StatusCode.ERROR);
    }

    @Test
    void what_belongs_to_no_trace_has_no_span() {
        spans.begin(null, POSITION).accept(REFUSED);
        spans.begin("none", POSITION).accept(REFUSED);

        assertThat(recorded.spans()).isEmpty();
    }

    @Test
    void nothing_is_recorded_where_that_is_off_or_not_sampled() {
        new DecisionSpans(Traces.OFF).begin(SENT, POSITION).accept(REFUSED);
        spans.begin(SENT.replaceFirst("01$", "00"), POSITION).accept(REFUSED);

        assertThat(recorded.spans()).isEmpty();
    }

    @Test
    void only_the_span_of_a_decision_has_a_chosen_id() {
        assertThat(new ChosenIds().generateSpanId()).hasSize(16).isNotEqualTo(new ChosenIds().generateSpanId());
    }

    private static Step step(Fact fact) {
        var cause = new Cause(POSITION.partition(), POSITION.offset(), Instant.EPOCH, Optional.of(TRACE_ID));
        return new Step.Decided(new Command.ReleaseSeats(CART), cause, new Decision(List.of(fact), List.of()));
    }
}
