package io.holdfast.hold.app;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.inject.Singleton;

/** Random ids, except where the id of a span is fixed by what it is about. */
@Singleton
final class ChosenIds implements IdGenerator {

    private static final ScopedValue<String> CHOSEN = ScopedValue.newInstance();

    private final IdGenerator random = IdGenerator.random();

    /** Begins a span under this id. */
    static Span start(SpanBuilder span, String id) {
        return ScopedValue.where(CHOSEN, id).call(span::startSpan);
    }

    @Override
    public String generateSpanId() {
        return CHOSEN.isBound() ? CHOSEN.get() : random.generateSpanId();
    }

    @Override
    public String generateTraceId() {
        return random.generateTraceId();
    }
}
