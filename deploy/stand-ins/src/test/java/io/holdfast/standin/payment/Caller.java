package io.holdfast.standin.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls a stand-in over HTTP. */
record Caller(String url) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static final String INTENT = "amount=4500&currency=eur&capture_method=manual&payment_method=pm_card_visa";

    /** An answer. */
    record Answer(int status, boolean replayed, JsonNode body) {

        String text(String pointer) {
            return body.at(pointer).asText();
        }

        String id() {
            return text("/id");
        }

        String error() {
            return text("/error/code");
        }
    }

    Answer post(String path, String form, String key) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(form)));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    Answer fault(String operation, String kind, long millis, int count) throws IOException, InterruptedException {
        String body = "{\"operation\":\"%s\",\"kind\":\"%s\",\"millis\":%d,\"count\":%d}"
                .formatted(operation, kind, millis, count);
        return call(HttpRequest.newBuilder(URI.create(url + "/admin/faults")).PUT(BodyPublishers.ofString(body)));
    }

    String create() throws IOException, InterruptedException {
        return post("/v1/payment_intents", INTENT, java.util.UUID.randomUUID().toString())
                .id();
    }

    private static Answer call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                request.header("Authorization", "Bearer sk_test_local").build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Idempotent-Replayed").isPresent(),
                new JsonMapper().readTree(response.body()));
    }
}
