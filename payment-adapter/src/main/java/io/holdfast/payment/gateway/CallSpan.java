package io.holdfast.payment.gateway;

import com.stripe.net.StripeRequest;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.net.URL;

/**
 * The span of one call to the provider, named by OpenTelemetry's conventions for HTTP clients. A call that belongs to no payment at hand has
 * none. What is sent and answered is not in it, and the provider is not told of the trace.
 */
final class CallSpan {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
    private static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final int FIRST_ERROR = 400;

    private final Span span;

    /** Begins it. */
    CallSpan(Traces traces, StripeRequest request) {
        span = Span.current().getSpanContext().isValid() ? begin(traces, request) : Span.getInvalid();
    }

    private static Span begin(Traces traces, StripeRequest request) {
        URL url = request.url();
        String method = request.method().name();
        String template = url.getPath().replaceAll("/pi_[^/]+", "/{intent}");
        return traces.span(method + ' ' + template, SpanKind.CLIENT, Context.current())
                .setAttribute(METHOD, method)
                .setAttribute(TEMPLATE, template)
                .setAttribute(HOST, url.getHost())
                .setAttribute(PORT, (long) (url.getPort() < 0 ? url.getDefaultPort() : url.getPort()))
                .startSpan();
    }

    /** Ends it with the provider's answer. */
    void end(int status) {
        span.setAttribute(STATUS, (long) status);
        if (status >= FIRST_ERROR) {
            Traces.failed(span, Integer.toString(status));
        }
        span.end();
    }

    /** Ends it without one. */
    void end(Exception failure) {
        Traces.failed(span, failure);
        span.end();
    }
}
