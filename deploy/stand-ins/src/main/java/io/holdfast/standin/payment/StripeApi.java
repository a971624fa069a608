package io.holdfast.standin.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.holdfast.standin.payment.Calls.Acted;
import io.holdfast.standin.payment.ProviderLedger.Claim;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's API, with its rules for idempotency keys (https://docs.stripe.com/api/idempotent_requests): the first answer is replayed, a 500
 * too, unless the call never began to act.
 */
final class StripeApi implements HttpHandler {

    private final ProviderLedger ledger;
    private final Calls calls;
    private final ProviderFaults faults;

    StripeApi(ProviderLedger ledger, ProviderFaults faults) {
        this.ledger = ledger;
        this.calls = new Calls(ledger);
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<StripeCall> call = StripeCall.of(exchange);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization == null || !authorization.startsWith("Bearer sk_")) {
                Http.answer(exchange, Wire.error(StripeError.unauthorized()));
            } else if (call.isEmpty()) {
                String path = exchange.getRequestURI().getPath();
                Http.answer(exchange, Wire.error(StripeError.missing("URL", path, "url")));
            } else {
                answer(exchange, call.get());
            }
        }
    }

    private void answer(HttpExchange exchange, StripeCall call) throws IOException {
        ProviderFaults.Plan plan = faults.take(call.operation());
        if (plan.is(ProviderFault.Kind.RATE_LIMIT)) {
            Http.answer(exchange, Wire.error(StripeError.rateLimit()));
            return;
        }
        if (plan.is(ProviderFault.Kind.REJECT)) {
            Http.answer(exchange, Wire.error(StripeError.invalid("currency", "As ordered.")));
            return;
        }
        String key = call.key();
        switch (key == null ? new Claim.Granted() : ledger.claim(key, call.request())) {
            case Claim.Granted() -> respond(exchange, carryOut(call, plan), plan);
            case Claim.Denied(StripeError refusal) -> Http.answer(exchange, Wire.error(refusal));
            case Claim.Known(StripeReply reply) -> {
                pause(plan.delayMs());
                exchange.getResponseHeaders().add("Idempotent-Replayed", "true");
                Http.answer(exchange, reply);
            }
        }
    }

    private StripeReply carryOut(StripeCall call, ProviderFaults.Plan plan) {
        try {
            pause(plan.delayMs());
            LedgerLine entry = ledger.change(() -> entry(call, acted(call, plan)));
            return entry.reply() == null ? Wire.error(StripeError.broken()) : entry.reply();
        } finally {
            release(call.key());
        }
    }

    private Acted acted(StripeCall call, ProviderFaults.Plan plan) {
        StripeReply broken = Wire.error(StripeError.broken());
        if (plan.is(ProviderFault.Kind.ERROR_BEFORE)) {
            return new Acted(null, broken, true);
        }
        Acted acted = calls.act(call.operation(), call.id(), call.form(), plan.amount());
        return plan.is(ProviderFault.Kind.ERROR_AFTER) ? new Acted(acted.changed(), broken, true) : acted;
    }

    private static LedgerLine entry(StripeCall call, Acted acted) {
        String key = acted.kept() ? call.key() : null;
        return new LedgerLine(
                System.currentTimeMillis(),
                call.operation().wire(),
                acted.changed(),
                key,
                key == null ? null : call.request(),
                acted.reply());
    }

    private void release(@Nullable String key) {
        if (key != null) {
            ledger.release(key);
        }
    }

    private static void pause(long millis) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }

    private static void respond(HttpExchange exchange, StripeReply reply, ProviderFaults.Plan plan) throws IOException {
        if (plan.is(ProviderFault.Kind.CUT_AFTER)) {
            return;
        }
        if (plan.is(ProviderFault.Kind.HANG_AFTER)) {
            pause(plan.holdMs());
        }
        Http.answer(exchange, reply);
    }
}
