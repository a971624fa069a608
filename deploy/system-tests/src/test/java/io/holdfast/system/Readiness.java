package io.holdfast.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Asks the parts of a stack whether they are ready, wherever they run. */
final class Readiness {

    static final List<String> SERVICES =
            List.of("reservation-api", "hold-processor", "payment-adapter", "receipt-sender");

    /** Registry, payment provider and mail server: their ports from the stack's first, and what answers there. */
    private static final Map<Integer, String> BASE =
            Map.of(42, "/apis/ccompat/v7/subjects", 44, "/admin/health", 46, "/health");

    /** How far above its services' ports a stack has what callers do not ask. */
    private static final int APART = 5_500;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final int port;

    Readiness(int port) {
        this.port = port;
    }

    /** Where a service listens. */
    static int port(int first, String service, int instance) {
        return first + 10 * SERVICES.indexOf(service) + instance;
    }

    /** Where a service's health and metrics are. */
    static int management(int first, String service, int instance) {
        return port(first, service, instance) + APART;
    }

    /** Where the issuer of tokens listens, if the stack is secure. */
    static int issuer(int first) {
        return first + APART + 40;
    }

    /** Returns when those are ready that the services stand on. */
    void awaitBase() {
        await("the broker", this::brokerListens);
        BASE.forEach((offset, path) -> awaitOk("http://127.0.0.1:%d%s".formatted(port + offset, path)));
    }

    /** Returns when the services are, and what they stand on. */
    void awaitAll(Map<String, Integer> scale) {
        awaitBase();
        awaitServices(scale);
    }

    /** Returns when the services are, whatever else is. */
    void awaitServices(Map<String, Integer> scale) {
        SERVICES.forEach(service -> IntStream.range(0, scale.getOrDefault(service, 1))
                .mapToObj(
                        instance -> "http://127.0.0.1:%d/q/health/ready".formatted(management(port, service, instance)))
                .forEach(Readiness::awaitOk));
    }

    private boolean brokerListens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port + 40)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void awaitOk(String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
        await(url, () -> HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }

    private static void await(String what, Callable<Boolean> ready) {
        Awaitility.await(what)
                .atMost(WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(EVERY)
                .ignoreExceptions()
                .until(ready);
    }
}
