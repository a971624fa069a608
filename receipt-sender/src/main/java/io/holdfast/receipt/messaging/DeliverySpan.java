package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.trace.TraceKeys;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The span of one delivery, from its first try to its end. A sale whose receipt is settled already has none. Addresses are in no span. */
final class DeliverySpan {

    private static final String GROUP = "receipt-sender";
    private static final AttributeKey<Long> TRY = AttributeKey.longKey("holdfast.try");

    private final Traces traces;
    private final SoldFact fact;
    private @Nullable Span span;

    DeliverySpan(Traces traces, SoldFact fact) {
        this.traces = traces;
        this.fact = fact;
    }

    /** Begins it, unless it has begun. */
    void begin() {
        if (span == null) {
            span = traces.process("process", Topics.SEAT_EVENTS, GROUP, Traces.context(fact.traceParent()))
                    .setAttribute(TraceKeys.RECORD, fact.name())
                    .setAttribute(TraceKeys.EVENT, fact.key().event())
                    .setAttribute(TraceKeys.RESERVATION, fact.key().reservation())
                    .startSpan();
            Traces.at(
                    span,
                    new LogPosition(fact.record().partition(), fact.record().offset()));
        }
    }

    /** The posting, in a span of its own. */
    MailOutcome posting(int attempt, Supplier<MailOutcome> posting) {
        Span mail = traces.span("send receipt", SpanKind.CLIENT, context())
                .setAttribute(TRY, (long) attempt)
                .startSpan();
        MailOutcome outcome = posting.get();
        end(mail, outcome);
        return outcome;
    }

    /** Why is told by the log and the ledger: a mail server's words are its own. */
    private static void end(Span mail, MailOutcome outcome) {
        String name = outcome.getClass().getSimpleName();
        mail.setAttribute(TraceKeys.OUTCOME, name);
        if (!(outcome instanceof MailOutcome.Accepted)) {
            Traces.failed(mail, name);
        }
        mail.end();
    }

    /** What is written because of it carries this. */
    @Nullable
    String traceParent() {
        return span == null ? fact.traceParent() : Traces.traceParent(span);
    }

    /** Ends it, if it has begun. */
    void end(WorkResult outcome) {
        if (span != null) {
            span.setAttribute(TraceKeys.OUTCOME, outcome.name()).end();
        }
    }

    /** Ends it with a failure, if it has begun. */
    void end(RuntimeException failure) {
        if (span != null) {
            Traces.failed(span, failure);
            span.end();
        }
    }

    private Context context() {
        return span == null
                ? Traces.context(fact.traceParent())
                : Context.root().with(span);
    }
}
