package io.holdfast.payment.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How payments are handled; each setting can be given as a system property or an environment variable. */
@ConfigMapping(prefix = "holdfast.payment")
public interface PaymentConfig {
    /** Requests that are under way at once. */
    @WithDefault("64")
    int inFlight();

    /** How often a payment is tried in vain before it is reported as unknown and left to the reconciler. */
    @WithDefault("3")
    int tries();

    /**
     * How long an authorization is tried before it is given up as unavailable, if certainly nothing was reserved, in milliseconds. Shorter
     * than the payment window, so that the customer hears of it while the seats are held.
     */
    @WithDefault("30000")
    long unavailableAfterMs();

    /** How often payments without an outcome are looked through; application.properties has the default, where the scheduler finds it. */
    Duration reconcileEvery();

    /** How long a payment in doubt is left alone at most between two questions, in milliseconds. */
    @WithDefault("60000")
    long reconcileMaxDelayMs();

    /** How often the provider's payments of the last 25 hours are compared with the ledger; its default is there too. */
    Duration orphansEvery();

    /** How old a payment at the provider must be before the ledger should know it, in milliseconds. */
    @WithDefault("60000")
    long orphanGraceMs();

    /** The payment provider. */
    ProviderConfig provider();

    /** The payment provider. */
    interface ProviderConfig {
        /** Where its API is. */
        @WithDefault("https://api.stripe.com")
        String url();

        /** Secret key of our account there; must be given. */
        Optional<String> key();

        /** How long one call may take, in milliseconds. */
        @WithDefault("5000")
        int timeoutMs();
    }
}
