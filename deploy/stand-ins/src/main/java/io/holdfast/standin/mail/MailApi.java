package io.holdfast.standin.mail;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The inbox over HTTP, and the faults. */
final class MailApi implements AutoCloseable {

    private static final int NEWEST = 200;

    private static final JsonMapper MAPPER = Answer.MAPPER;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Inbox inbox;
    private final Faults faults;
    private final Door door;

    MailApi(int port, Inbox inbox, Faults faults, Door door) throws IOException {
        this.inbox = inbox;
        this.faults = faults;
        this.door = door;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " " + path;
        if (call.startsWith("GET /mails/")) {
            return eml(path.substring("/mails/".length()));
        }
        return switch (call) {
            case "GET /" -> Answer.of("text/html; charset=utf-8", page());
            case "GET /health" -> Answer.json(Map.of("status", "UP"));
            case "GET /mails" -> mails(exchange);
            case "DELETE /mails" -> {
                inbox.clear();
                yield Answer.nothing();
            }
            case "GET /admin/faults" -> fault();
            case "PUT /admin/faults" -> setFault(exchange);
            case "DELETE /admin/faults" -> {
                faults.clear();
                yield Answer.nothing();
            }
            default -> Answer.error(404, "no such call: " + call);
        };
    }

    private byte[] page() throws IOException {
        return MailPage.of(inbox.newest(NEWEST), inbox.size()).getBytes(StandardCharsets.UTF_8);
    }

    private Answer mails(HttpExchange exchange) throws IOException {
        var mails = MAPPER.createArrayNode();
        for (Mail mail : inbox.mails(parameter(exchange, "to"), parameter(exchange, "messageId"))) {
            mails.add(json(mail));
        }
        return Answer.json(MAPPER.createObjectNode().set("mails", mails));
    }

    private static JsonNode json(Mail mail) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", mail.id())
                .put("messageId", mail.messageId())
                .put("to", mail.to())
                .put("from", mail.from())
                .put("subject", mail.subject())
                .put("receivedAt", mail.receivedAt().toString())
                .put("text", mail.text())
                .put("html", mail.html());
        json.set("attachments", MAPPER.valueToTree(mail.attachments()));
        return json;
    }

    private Answer eml(String id) throws IOException {
        Optional<byte[]> eml = inbox.eml(id);
        return eml.isPresent() ? Answer.of("message/rfc822", eml.get()) : Answer.error(404, "no mail has this id");
    }

    private Answer fault() throws IOException {
        Optional<Fault> fault = faults.current();
        return fault.isPresent() ? Answer.json(fault.get()) : Answer.json(Map.of());
    }

    private Answer setFault(HttpExchange exchange) throws IOException {
        try {
            Fault fault = MAPPER.readValue(exchange.getRequestBody().readAllBytes(), Fault.Body.class)
                    .fault();
            door.fail(fault);
            return Answer.json(fault);
        } catch (JacksonException | IllegalArgumentException wrong) {
            return Answer.error(400, String.valueOf(wrong.getMessage()));
        }
    }

    private static Optional<String> parameter(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&", -1))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                        .findFirst();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
