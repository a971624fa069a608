package io.holdfast.payment.gateway;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.holdfast.schemas.trace.Traces;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stripe's calls over the JDK's newer client. Stripe's own goes over HttpURLConnection, which by default sends a POST once more by itself
 * when the connection ends without an answer, and whose time-outs are for each read and not for the call.
 */
final class JdkHttpClient extends HttpClient implements AutoCloseable {

    private final Duration timeout;
    private final Traces traces;
    private final java.net.http.HttpClient client;

    JdkHttpClient(Duration timeout, Traces traces) {
        this.timeout = timeout;
        this.traces = traces;
        this.client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        var span = new CallSpan(traces, request);
        try {
            StripeResponse answer = answer(request);
            span.end(answer.code());
            return answer;
        } catch (ApiConnectionException | RuntimeException failure) {
            span.end(failure);
            throw failure;
        }
    }

    private StripeResponse answer(StripeRequest request) throws ApiConnectionException {
        var sent = client.sendAsync(outgoing(request), BodyHandlers.ofString());
        try {
            HttpResponse<String> response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            var headers = HttpHeaders.of(response.headers().map());
            return new StripeResponse(response.statusCode(), headers, response.body());
        } catch (ExecutionException failed) {
            throw new ApiConnectionException("no answer: " + failed.getCause(), failed.getCause());
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw new ApiConnectionException("no answer within " + timeout.toMillis() + " ms", late);
        } catch (InterruptedException interrupted) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted while waiting for the answer", interrupted);
        }
    }

    private static HttpRequest outgoing(StripeRequest request) {
        HttpContent content = request.content();
        var outgoing = HttpRequest.newBuilder(URI.create(request.url().toString()))
                .method(
                        request.method().name(),
                        content == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(content.byteArrayContent()));
        request.headers().map().forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        if (content != null) {
            outgoing.header("Content-Type", content.contentType());
        }
        return outgoing.build();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
