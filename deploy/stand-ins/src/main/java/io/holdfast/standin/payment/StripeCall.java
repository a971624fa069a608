package io.holdfast.standin.payment;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of Stripe's API.
 *
 * @param id of the PaymentIntent in the path; null if there is none
 * @param key the idempotency key; null if there is none
 * @param request what an idempotency key stands for: path and parameters
 */
record StripeCall(
        ProviderOperation operation,
        @Nullable String id,
        Form form,
        @Nullable String key,
        String request) {

    private static final String INTENTS = "payment_intents";

    /** Reads the call; empty if the API has no such call. */
    static Optional<StripeCall> of(HttpExchange exchange) throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Form form = Form.parse(post ? body : exchange.getRequestURI().getRawQuery());
        String key = post ? exchange.getRequestHeaders().getFirst("Idempotency-Key") : null;
        List<String> parts = List.of(path.substring("/v1/".length()).split("/", -1));
        String id = parts.size() > 1 ? parts.get(1) : null;
        return operation(post, parts)
                .map(operation -> new StripeCall(operation, id, form, key, path + "?" + form.values()));
    }

    private static Optional<ProviderOperation> operation(boolean post, List<String> parts) {
        if (parts.equals(List.of("refunds"))) {
            return post ? Optional.of(ProviderOperation.REFUND) : Optional.empty();
        }
        if (!parts.getFirst().equals(INTENTS)) {
            return Optional.empty();
        }
        return switch (parts.size()) {
            case 1 -> Optional.of(post ? ProviderOperation.CREATE : ProviderOperation.LIST);
            case 2 -> post ? Optional.empty() : Optional.of(ProviderOperation.RETRIEVE);
            case 3 -> post ? onIntent(parts.getLast()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<ProviderOperation> onIntent(String verb) {
        return switch (verb) {
            case "confirm" -> Optional.of(ProviderOperation.CONFIRM);
            case "capture" -> Optional.of(ProviderOperation.CAPTURE);
            case "cancel" -> Optional.of(ProviderOperation.CANCEL);
            default -> Optional.empty();
        };
    }
}
