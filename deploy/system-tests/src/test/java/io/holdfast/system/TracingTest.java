package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.Client;
import io.holdfast.system.TraceReceiver.Recorded;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the click to the mail, the trace of a call goes through every service that has to do with it. */
class TracingTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String EVENT = "traced";

    private static TraceReceiver receiver;

    private final String reservation = "r-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
        receiver = TraceReceiver.start(Stack.TRACES_PORT, Stack.TRACES_HTTP_PORT);
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @BeforeEach
    void on_sale() throws Exception {
        assertThat(Stack.api(0).open(EVENT, 10, 20).status()).isIn(200, 201);
    }

    @Test
    void a_checkout_is_one_unbroken_trace_through_all_four_services() throws Exception {
        var held = Stack.api(0).hold(EVENT, reservation, 300, List.of("A-1-1"));
        assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        String trace = traceId();

        var sold = Stack.api(0).checkout(EVENT, reservation, "pm_card_visa", "traceparent", traceParent(trace, "01"));

        assertThat(sold.state()).isEqualTo("SOLD");
        assertThat(evidence(sold)).isEqualTo(trace);
        await().atMost(SOON).untilAsserted(() -> {
            assertUnbroken(trace);
            assertThat(services(trace))
                    .containsExactlyInAnyOrder(
                            "reservation-api", "hold-processor", "payment-adapter", "receipt-sender");
            assertThat(names(trace))
                    .contains(
                            "POST /v1/events/{event}/reservations/{reservation}/checkout",
                            "send holdfast.seat-commands",
                            "decide holdfast.seat-commands",
                            "process holdfast.payment-requests",
                            "POST /v1/payment_intents/{intent}/confirm",
                            "POST /v1/payment_intents/{intent}/capture",
                            "send holdfast.payments",
                            "process holdfast.seat-events",
                            "send receipt",
                            "send holdfast.receipts");
        });
        // Checkout, its authorization, its capture: three commands of one trace.
        assertThat(names(trace).stream().filter("decide holdfast.seat-commands"::equals))
                .hasSize(3);
        assertThat(receiver.trace(trace).toString())
                .doesNotContain(Client.email(EVENT, reservation))
                .doesNotContain("pm_card_visa");
    }

    @Test
    void a_hold_is_a_trace_of_its_own() throws Exception {
        String trace = traceId();

        var held =
                Stack.api(1).hold(EVENT, reservation, 300, List.of("A-1-2"), "traceparent", traceParent(trace, "01"));

        assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        assertThat(evidence(held)).isEqualTo(trace);
        await().atMost(SOON).untilAsserted(() -> {
            assertUnbroken(trace);
            assertThat(names(trace))
                    .containsExactlyInAnyOrder(
                            "PUT /v1/events/{event}/reservations/{reservation}",
                            "send holdfast.seat-commands",
                            "decide holdfast.seat-commands");
        });
    }

    @Test
    void a_stream_of_seats_is_named_like_every_other_call() throws Exception {
        String trace = traceId();
        var request = HttpRequest.newBuilder(
                        URI.create(Stack.url("reservation-api", 0) + "/v1/events/" + EVENT + "/seats/stream"))
                .header("traceparent", traceParent(trace, "01"))
                .build();

        try (var http = HttpClient.newHttpClient();
                InputStream stream =
                        http.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(stream.read()).as("it has begun").isNotNegative();
            http.shutdownNow();
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(names(trace)).containsExactly("GET /v1/events/{event}/seats/stream"));
    }

    @Test
    void a_trace_that_is_not_recorded_has_its_id_in_the_evidence_all_the_same() throws Exception {
        String silent = traceId();
        String recorded = traceId();

        var held =
                Stack.api(0).hold(EVENT, reservation, 300, List.of("A-1-3"), "traceparent", traceParent(silent, "00"));
        var released = Stack.api(0)
                .send("DELETE", Client.path(EVENT, reservation), "", "traceparent", traceParent(recorded, "01"));

        assertThat(evidence(held)).isEqualTo(silent);
        assertThat(evidence(released)).isEqualTo(recorded);
        await().atMost(SOON).untilAsserted(() -> assertUnbroken(recorded));
        assertThat(receiver.trace(silent)).isEmpty();
    }

    /** Every span's parent is there, but for the caller's, who is the parent of the call and of nothing else. */
    private static void assertUnbroken(String trace) {
        List<Recorded> spans = receiver.trace(trace);
        Set<String> ids = spans.stream().map(Recorded::id).collect(Collectors.toSet());
        assertThat(spans)
                .filteredOn(span -> span.parent().equals(CALLER))
                .hasSize(1)
                .allSatisfy(call -> assertThat(call.service()).isEqualTo("reservation-api"));
        assertThat(spans)
                .filteredOn(span -> !span.parent().equals(CALLER))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(ids).as(span.name()).contains(span.parent()));
    }

    private static List<String> names(String trace) {
        return receiver.trace(trace).stream().map(Recorded::name).toList();
    }

    private static Set<String> services(String trace) {
        return receiver.trace(trace).stream().map(Recorded::service).collect(Collectors.toSet());
    }

    private static String evidence(Client.Answer answer) {
        return answer.body().path("evidence").path("traceId").asText();
    }

    private static String traceParent(String trace, String flags) {
        return "00-%s-%s-%s".formatted(trace, CALLER, flags);
    }

    private static String traceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
