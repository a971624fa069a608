package io.holdfast.schemas.testing;

import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Telemetry that is kept in memory. */
public final class RecordedTraces {

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();
    private final OpenTelemetrySdk telemetry;

    /** Nothing yet. */
    public RecordedTraces() {
        this(IdGenerator.random());
    }

    /** Nothing yet; ids come from here. */
    public RecordedTraces(IdGenerator ids) {
        this.telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setIdGenerator(ids)
                        .addSpanProcessor(SimpleSpanProcessor.create(new Recorder()))
                        .build())
                .build();
    }

    /** Where spans are made. */
    public OpenTelemetrySdk telemetry() {
        return telemetry;
    }

    /** Spans that are recorded here. */
    public Traces traces() {
        return Traces.of(telemetry, false);
    }

    /** The spans that have ended, in that order. */
    public List<SpanData> spans() {
        return spans;
    }

    /** The span of this name; there must be one. */
    public SpanData span(String name) {
        List<SpanData> found =
                spans.stream().filter(span -> span.getName().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError("one span was to be called %s: %s".formatted(name, spans));
        }
        return found.getFirst();
    }

    private final class Recorder implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
