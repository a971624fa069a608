package io.holdfast.hold.app;

import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.step.Step;
import io.holdfast.hold.topology.DecisionSpan;
import io.holdfast.hold.topology.DecisionTracer;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.trace.TraceKeys;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A span for each decision on a command that belongs to a trace. A command that is decided again after a crash has the same span again, ids
 * and all.
 */
final class DecisionSpans implements DecisionTracer {

    private final Traces traces;

    DecisionSpans(Traces traces) {
        this.traces = traces;
    }

    @Override
    public Consumer<Step> begin(@Nullable String traceParent, LogPosition position) {
        Context parent = Traces.context(traceParent);
        if (!Span.fromContext(parent).getSpanContext().isValid()) {
            // A Tick, or a command of a caller that traces nothing.
            return OFF.begin(traceParent, position);
        }
        var builder = traces.process("decide", Topics.SEAT_COMMANDS, StreamsSettings.APPLICATION_ID, parent);
        Span span = ChosenIds.start(builder, DecisionSpan.id(position));
        Traces.at(span, position);
        return step -> {
            describe(span, step);
            span.end();
        };
    }

    private static void describe(Span span, Step step) {
        switch (step) {
            case Step.Undecided undecided -> Traces.failed(span, "undecided");
            case Step.Decided decided -> {
                Command command = decided.command();
                span.setAttribute(TraceKeys.RECORD, command.name());
                span.setAttribute(TraceKeys.OUTCOME, outcome(decided));
                command.subject().ifPresent(subject -> describe(span, subject));
            }
        }
    }

    private static void describe(Span span, Subject subject) {
        span.setAttribute(TraceKeys.EVENT, subject.event());
        if (subject instanceof Subject.OfReservation(var id)) {
            span.setAttribute(TraceKeys.RESERVATION, id.reservation());
        }
    }

    private static String outcome(Step.Decided step) {
        return step.decision().facts().stream().map(DecisionSpans::name).collect(Collectors.joining(" "));
    }

    private static String name(Fact fact) {
        return switch (fact) {
            case Fact.CommandRefused refused -> fact.name() + ':' + refused.reason();
            case Fact.PlacesRefused refused -> fact.name() + ':' + refused.reason();
            default -> fact.name();
        };
    }
}
