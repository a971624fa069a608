package io.holdfast.payment.gateway;

import io.holdfast.schemas.testing.RecordedTraces;
import java.time.Duration;

/** Clients of Stripe's library that soon give up. */
final class StripeProviders {

    static final Duration TIMEOUT = Duration.ofMillis(700);
    static final RecordedTraces RECORDED = new RecordedTraces();

    private StripeProviders() {}

    static StripeProvider at(String url, String key) {
        return at(url, key, "ours");
    }

    static StripeProvider at(String url, String key, String installation) {
        return new StripeProvider(new ProviderSettings(url, key, TIMEOUT), installation, RECORDED.traces());
    }
}
