package io.holdfast.bench.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.bench.load.Feed;
import io.holdfast.bench.load.Generator;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.Schedule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a workload plays: it opens events there, and sends what is not measured. */
public final class Venue implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int PRICE_MINOR = 4_500;

    private final URI base;
    private final Optional<String> token;
    private final Generator generator;
    private final Function<String, List<URI>> metrics;
    private final HttpClient http;

    /**
     * A venue.
     *
     * @param token what callers are known by; empty if they need none
     * @param generator sends what a workload needs before it can be measured
     * @param metrics where the instances of a service tell theirs
     */
    public Venue(URI base, Optional<String> token, Generator generator, Function<String, List<URI>> metrics) {
        this(
                base,
                token,
                generator,
                metrics,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build());
    }

    private Venue(
            URI base,
            Optional<String> token,
            Generator generator,
            Function<String, List<URI>> metrics,
            HttpClient http) {
        this.base = base;
        this.token = token;
        this.generator = generator;
        this.metrics = metrics;
        this.http = http;
    }

    /** The same for callers that are known by another token; it is closed with this one. */
    Venue as(String other) {
        return new Venue(base, Optional.of(other), generator, metrics, http);
    }

    CallRenderer requests() {
        return new CallRenderer(base.getAuthority(), token);
    }

    Phase load(Schedule schedule, Feed feed) throws InterruptedException {
        return generator.run(schedule, feed);
    }

    void open(Hall hall) throws IOException, InterruptedException {
        String body = """
                {"name":"%s","sections":[{"name":"A","rows":%d,"seatsPerRow":%d,"priceMinor":%d}]}""".formatted(hall.event(), hall.rows(), hall.seatsPerRow(), PRICE_MINOR);
        HttpResponse<String> answer = http.send(
                request("/v1/events/" + hall.event())
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=30")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != CREATED && answer.statusCode() != OK) {
            throw new IOException(
                    "event %s could not be opened: %d %s".formatted(hall.event(), answer.statusCode(), answer.body()));
        }
    }

    /** The state of a reservation as the server tells it, such as HELD; empty if it tells none. */
    String status(String event, String reservation) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request("/v1/events/" + event + "/reservations/" + reservation).build(), BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("status").asText();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        return request;
    }

    /** Whether what is measured has such a service. */
    boolean has(String service) {
        return !metrics.apply(service).isEmpty();
    }

    /**
     * A metric of a service, over all its instances.
     *
     * @param metric its name with its tags, as Prometheus has it
     */
    double metric(String service, String metric) throws IOException, InterruptedException {
        double sum = 0;
        for (URI address : metrics.apply(service)) {
            String page = http.send(
                            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), BodyHandlers.ofString())
                    .body();
            sum += page.lines()
                    .filter(line -> line.startsWith(metric + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
        return sum;
    }

    @Override
    public void close() {
        http.close();
    }
}
