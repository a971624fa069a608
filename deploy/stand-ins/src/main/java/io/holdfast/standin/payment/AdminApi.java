package io.holdfast.standin.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only a test and an auditor may do: order faults, and read the whole ledger. */
final class AdminApi implements HttpHandler {

    private static final JsonMapper JSON = new JsonMapper();

    private final ProviderLedger ledger;
    private final ProviderFaults faults;

    AdminApi(ProviderLedger ledger, ProviderFaults faults) {
        this.ledger = ledger;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            Http.answer(exchange, answer(asked, body));
        }
    }

    private StripeReply answer(String asked, String body) {
        return switch (asked) {
            case "GET /admin/health" -> new StripeReply(200, Wire.text(Map.of("status", "UP")));
            case "GET /admin/ledger" -> new StripeReply(200, Wire.text(Map.of("payments", payments())));
            case "PUT /admin/faults" -> order(body);
            case "DELETE /admin/faults" -> {
                faults.clear();
                yield new StripeReply(200, "{}");
            }
            default -> new StripeReply(404, Wire.text(Map.of("message", "no such call: " + asked)));
        };
    }

    private StripeReply order(String body) {
        try {
            faults.add(JSON.readValue(body, ProviderFault.class));
            return new StripeReply(200, "{}");
        } catch (JsonProcessingException wrong) {
            return new StripeReply(400, Wire.text(Map.of("message", String.valueOf(wrong.getOriginalMessage()))));
        }
    }

    private List<Map<String, @Nullable Object>> payments() {
        return ledger.newestFirst().reversed().stream().map(this::payment).toList();
    }

    private Map<String, @Nullable Object> payment(Intent intent) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", intent.id());
        json.put("metadata", intent.metadata());
        json.put("amount", intent.amount());
        json.put("currency", intent.currency());
        json.put("status", intent.status().wire());
        json.put("amountCaptured", intent.captured());
        json.put("amountRefunded", intent.refunded());
        json.put("created", intent.created());
        json.put(
                "history",
                ledger.history(intent.id()).stream().map(AdminApi::transition).toList());
        return json;
    }

    private static Map<String, Object> transition(LedgerLine entry) {
        Intent intent = entry.intent();
        String status = intent == null ? "" : intent.status().wire();
        return Map.of("at", entry.at(), "operation", entry.operation(), "status", status);
    }
}
