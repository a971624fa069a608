package io.holdfast.payment.gateway;

import static io.holdfast.schemas.limits.Limit.require;

import java.time.Duration;

/**
 * How the provider is reached.
 *
 * @param url where its API is
 * @param key the secret key of our account there
 * @param timeout how long one call may take, from connecting to the last byte
 */
public record ProviderSettings(String url, String key, Duration timeout) {

    /** Refuses a bad value by its name. */
    public ProviderSettings {
        require(url.matches("https?://.+"), "holdfast.payment.provider.url must begin with http:// or https://");
        require(
                !key.isBlank(),
                "holdfast.payment.provider.key is not set: give the secret key of the account at the payment provider");
        require(timeout.toMillis() >= 1, "holdfast.payment.provider.timeout-ms must be at least 1");
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "provider at " + url;
    }
}
