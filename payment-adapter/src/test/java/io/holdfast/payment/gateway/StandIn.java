package io.holdfast.payment.gateway;

import io.holdfast.standin.payment.PaymentStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** The provider's stand-in, on a port of its own, and its faults. */
public record StandIn(PaymentStandIn server, HttpClient http) implements AutoCloseable {

    public static StandIn start(Path data) throws IOException {
        return new StandIn(PaymentStandIn.start(0, data), HttpClient.newHttpClient());
    }

    public String url() {
        return server.url();
    }

    public void fault(String operation, String kind, long millis, int count) {
        order("{\"operation\":\"%s\",\"kind\":\"%s\",\"millis\":%d,\"count\":%d}"
                .formatted(operation, kind, millis, count));
    }

    /** Orders a fault, as JSON. */
    public void order(String fault) {
        send(request("/admin/faults").PUT(BodyPublishers.ofString(fault)));
    }

    public void heal() {
        send(request("/admin/faults").DELETE());
    }

    /** The whole ledger, as JSON. */
    public String ledger() {
        return send(request("/admin/ledger").GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
        server.close();
    }
}
