package io.holdfast.bench.workload;

import io.holdfast.bench.load.Cart;
import io.holdfast.bench.load.Kind;
import io.holdfast.bench.load.RenderedCall;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Renders calls. */
final class CallRenderer {

    private final String host;
    private final String authorization;

    /**
     * Calls to a server.
     *
     * @param host as in the header, such as {@code 127.0.0.1:8080}
     * @param token what the caller is known by; empty if it needs none
     */
    CallRenderer(String host, Optional<String> token) {
        this.host = host;
        this.authorization =
                token.map("Authorization: Bearer %s\r\n"::formatted).orElse("");
    }

    RenderedCall hold(Hall hall, String reservation, Cart cart, int holdSeconds) {
        return hold(hall, reservation, cart, holdSeconds, Optional.empty());
    }

    RenderedCall hold(Hall hall, String reservation, Cart cart, int holdSeconds, Optional<RenderedCall> then) {
        var body = new StringBuilder("{\"seats\":[");
        for (int i = 0; i < cart.seats(); i++) {
            body.append(i == 0 ? "\"" : ",\"")
                    .append(hall.seat(cart.firstSeat() + i))
                    .append('"');
        }
        body.append("],\"holdSeconds\":").append(holdSeconds).append('}');
        return new RenderedCall(
                Kind.HOLD, render("PUT", path(hall.event(), reservation), body.toString()), Optional.of(cart), then);
    }

    RenderedCall checkout(String event, String reservation) {
        String body = "{\"paymentMethod\":\"pm_card_visa\",\"email\":\"" + reservation + "@example.com\"}";
        return new RenderedCall(
                Kind.CHECKOUT,
                render("POST", path(event, reservation) + "/checkout", body),
                Optional.empty(),
                Optional.empty());
    }

    RenderedCall read(String event, String reservation) {
        return new RenderedCall(
                Kind.READ_RESERVATION, render("GET", path(event, reservation), ""), Optional.empty(), Optional.empty());
    }

    RenderedCall seats(String event) {
        return new RenderedCall(
                Kind.READ_SEATS,
                render("GET", "/v1/events/" + event + "/seats", ""),
                Optional.empty(),
                Optional.empty());
    }

    private static String path(String event, String reservation) {
        return "/v1/events/" + event + "/reservations/" + reservation;
    }

    private ByteBuffer render(String method, String path, String body) {
        var request = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\n")
                .append(authorization);
        if (!body.isEmpty()) {
            request.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n");
        }
        return ByteBuffer.wrap(request.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
