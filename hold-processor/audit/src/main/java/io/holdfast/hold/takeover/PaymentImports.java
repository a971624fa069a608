package io.holdfast.hold.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.takeover.ProviderPayment.Money;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has this region's payment-adapters take the lost region's payments into their ledger, and learns what the provider has of them. Each instance does it
 * for the partitions that are its own.
 */
final class PaymentImports {

    private static final JsonMapper JSON = new JsonMapper();

    /** The provider is asked for all that it ever had of the installation, page after page. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final List<URI> adapters;

    private final Optional<String> token;

    /**
     * Asks these instances.
     *
     * @param token what they know the operator by; empty if they ask for none
     */
    PaymentImports(List<URI> adapters, Optional<String> token) {
        this.adapters = List.copyOf(adapters);
        this.token = token;
    }

    /**
     * What the provider has.
     *
     * @param payments those that this region's ledger has now
     * @param others references of payments that it can't have, since it has another one under their id: a person has to see to them
     */
    record Imported(List<ProviderPayment> payments, List<String> others) {}

    /**
     * Imports all.
     *
     * @throws IllegalStateException if a payment-adapter refuses, or some partition is nobody's
     */
    Imported all(String installation, Partitions partitions) throws IOException, InterruptedException {
        Set<Integer> open = new HashSet<>();
        partitions.of(Topics.PAYMENTS).forEach(partition -> open.add(partition.partition()));
        List<ProviderPayment> payments = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (var http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            for (URI adapter : adapters) {
                JsonNode answer = ask(http, adapter, installation);
                answer.path("partitions").forEach(partition -> open.remove(partition.asInt()));
                for (JsonNode payment : answer.path("payments")) {
                    if (payment.path("entry").asText().equals("OTHER")) {
                        others.add(payment.path("providerReference").asText());
                    } else {
                        payments.add(payment(payment));
                    }
                }
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                    "no payment-adapter of %s has partitions %s at present: name every instance with --payment-adapter, wait until they share the partitions, and call again"
                            .formatted(adapters, open));
        }
        return new Imported(payments, others);
    }

    private JsonNode ask(HttpClient http, URI adapter, String installation) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(adapter.resolve("/v1/payments/imports"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.createObjectNode()
                        .put("installation", installation)
                        .toString()));
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(
                    "payment-adapter at %s did not import the payments of installation %s (%d: %s): nothing was adopted"
                            .formatted(adapter, installation, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    static ProviderPayment payment(JsonNode payment) {
        List<String> seats = new ArrayList<>();
        payment.path("seats").forEach(seat -> seats.add(seat.asText()));
        return new ProviderPayment(
                new ReservationId(
                        payment.path("event").asText(),
                        payment.path("reservation").asText()),
                payment.path("attempt").asInt(),
                money(payment.path("status").asText()),
                new Price(
                        payment.path("amountMinor").asLong(),
                        payment.path("currency").asText()),
                seats,
                Optional.of(payment.path("providerReference").asText()));
    }

    private static Money money(String status) {
        return switch (status) {
            case "AUTHORIZED" -> Money.AUTHORIZED;
            case "CAPTURED" -> Money.CAPTURED;
            case "PENDING" -> Money.PENDING;
            case "UNCONFIRMED", "DECLINED", "CANCELED", "REFUNDED" -> Money.NONE;
            default ->
                throw new IllegalStateException(
                        "payment-adapter says that a payment is %s, which this build does not know: use the build that runs there"
                                .formatted(status));
        };
    }
}
