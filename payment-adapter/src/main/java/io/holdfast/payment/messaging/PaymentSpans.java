package io.holdfast.payment.messaging;

import io.holdfast.payment.messaging.Driver.End;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.trace.TraceKeys;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Spans of the work on payments: whatever is asked and written meanwhile, on the same thread, belongs to them. */
final class PaymentSpans {

    private static final String GROUP = "payment-adapter";
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("holdfast.attempt");

    private final Traces traces;

    PaymentSpans(Traces traces) {
        this.traces = traces;
    }

    /**
     * Does the work within a span.
     *
     * @param name what is done, in one word
     * @param traceParent of the request that the work is for
     */
    End around(String name, PaymentId id, Operation wanted, @Nullable String traceParent, Supplier<End> work) {
        Span span = traces.process(name, Topics.PAYMENT_REQUESTS, GROUP, Traces.context(traceParent))
                .setAttribute(TraceKeys.EVENT, id.event())
                .setAttribute(TraceKeys.RESERVATION, id.reservation())
                .setAttribute(ATTEMPT, (long) id.attempt())
                .setAttribute(TraceKeys.RECORD, wanted.name())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            End end = work.get();
            span.setAttribute(TraceKeys.OUTCOME, end.name());
            return end;
        } catch (RuntimeException failure) {
            Traces.failed(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }
}
