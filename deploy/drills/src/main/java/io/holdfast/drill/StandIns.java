package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the stand-ins for the payment provider and the mail server saw, and the faults that they are told to have. */
public final class StandIns {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A payment at the provider. */
    public record Charge(int attempt, String status, long amount, long captured, long refunded) {}

    private final String provider;
    private final String inbox;
    private final String paymentAdapter;
    private final String paymentAdapterManagement;
    private final IssuedToken token;

    /**
     * The stand-ins of a stack.
     *
     * @param provider base URL of the payment provider
     * @param inbox base URL of the mail server's inbox
     * @param paymentAdapter base URL of the service that asks the provider
     * @param paymentAdapterManagement base URL of its health and metrics
     * @param token what that service knows an operator by
     */
    public StandIns(
            String provider, String inbox, String paymentAdapter, String paymentAdapterManagement, IssuedToken token) {
        this.provider = provider;
        this.inbox = inbox;
        this.paymentAdapter = paymentAdapter;
        this.paymentAdapterManagement = paymentAdapterManagement;
        this.token = token;
    }

    /** The payments of a reservation at the provider; an event as a whole where the reservation is empty. */
    public List<Charge> charges(String event, String reservation) throws IOException, InterruptedException {
        var charges = new ArrayList<Charge>();
        for (JsonNode payment : get(provider + "/admin/ledger").get("payments")) {
            JsonNode metadata = payment.get("metadata");
            boolean ours = metadata.path("holdfast_event").asText().equals(event)
                    && (reservation.isEmpty()
                            || metadata.path("holdfast_reservation").asText().equals(reservation));
            if (ours) {
                charges.add(new Charge(
                        metadata.path("holdfast_attempt").asInt(),
                        payment.get("status").asText(),
                        payment.get("amount").asLong(),
                        payment.get("amountCaptured").asLong(),
                        payment.get("amountRefunded").asLong()));
            }
        }
        return charges;
    }

    /** Reserves money in the name of a reservation's first attempt behind payment-adapter's back, and returns the payment's reference. */
    public String authorize(String installation, String event, String reservation, long amountMinor)
            throws IOException, InterruptedException {
        String created = stripe(
                "/v1/payment_intents",
                "amount=%d&currency=eur&capture_method=manual&payment_method=pm_card_visa&metadata[holdfast_installation]=%s&metadata[holdfast_event]=%s&metadata[holdfast_reservation]=%s&metadata[holdfast_attempt]=1"
                        .formatted(amountMinor, installation, event, reservation));
        String reference = JSON.readTree(created).get("id").asText();
        var _ = stripe("/v1/payment_intents/" + reference + "/confirm", "");
        return reference;
    }

    /** Takes the money of a payment, behind payment-adapter's back too. */
    public void capture(String reference) throws IOException, InterruptedException {
        var _ = stripe("/v1/payment_intents/" + reference + "/capture", "");
    }

    /** Agrees, as an operator, that money which the ledger does not know is given back. */
    public void agree() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(paymentAdapter + "/v1/payments/unheard-of/agreement"));
        token.addTo(request);
        var _ = call(request.POST(BodyPublishers.noBody()));
    }

    private String stripe(String path, String form) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(provider + path))
                .POST(BodyPublishers.ofString(form))
                .header("Authorization", "Bearer sk_test_local")
                .header("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** A metric of payment-adapter, over all its tags; 0 if it has none of the name. */
    public double metric(String name) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(paymentAdapterManagement + "/q/metrics")))
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Message-IDs of the mails that a customer got. */
    public List<String> mails(String event, String reservation) throws IOException, InterruptedException {
        String to = URLEncoder.encode(Client.email(event, reservation), StandardCharsets.UTF_8);
        return get(inbox + "/mails?to=" + to).get("mails").findValuesAsText("messageId");
    }

    /** Tells the provider to fail at an operation a number of times (-1: until told otherwise). */
    public void providerFault(String operation, String kind, long millis, int count)
            throws IOException, InterruptedException {
        order(
                provider,
                "{\"operation\":\"%s\",\"kind\":\"%s\",\"millis\":%d,\"count\":%d}"
                        .formatted(operation, kind, millis, count));
    }

    /** Has the provider act on a number of confirmations and not say so, and answer nothing that would tell what became of them. */
    void hangProvider(int confirmations) throws IOException, InterruptedException {
        for (String operation : List.of("retrieve", "cancel", "list")) {
            providerFault(operation, "error-before", 0, -1);
        }
        providerFault("confirm", "hang-after", 60_000, confirmations);
    }

    /** Tells the mail server to fail a number of times (-1: until told otherwise). */
    public void mailFault(String kind, long millis, int count) throws IOException, InterruptedException {
        order(inbox, "{\"kind\":\"%s\",\"millis\":%d,\"count\":%d}".formatted(kind, millis, count));
    }

    private static void order(String url, String fault) throws IOException, InterruptedException {
        var _ = call(HttpRequest.newBuilder(URI.create(url + "/admin/faults")).PUT(BodyPublishers.ofString(fault)));
    }

    /** Tells both to work. */
    public void noFaults() throws IOException, InterruptedException {
        for (String url : List.of(provider, inbox)) {
            var _ = call(
                    HttpRequest.newBuilder(URI.create(url + "/admin/faults")).DELETE());
        }
    }

    /** The payments that payment-adapter has no outcome of, or no owner. */
    public JsonNode unsettled() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(paymentAdapter + "/v1/payments/unsettled"));
        token.addTo(request);
        return JSON.readTree(call(request));
    }

    private static JsonNode get(String url) throws IOException, InterruptedException {
        return JSON.readTree(call(HttpRequest.newBuilder(URI.create(url))));
    }

    private static String call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
