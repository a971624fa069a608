package io.holdfast.payment.settings;

import static io.holdfast.schemas.limits.Limit.require;

import java.time.Duration;

/**
 * The settings, checked.
 *
 * @param inFlight requests that are under way at once
 * @param tries how often a payment is tried in vain before it is left for later
 * @param unavailableAfter how long an authorization is tried before it is given up if nothing was reserved
 * @param longestDelay how long a payment in doubt is left alone at most
 * @param orphanGrace how old a payment must be before it can be an orphan
 */
public record Settings(
        int inFlight, int tries, Duration unavailableAfter, Duration longestDelay, Duration orphanGrace) {

    /** Refuses a bad value by its name. */
    public Settings {
        require(inFlight >= 1, "holdfast.payment.in-flight must be at least 1");
        require(tries >= 1, "holdfast.payment.tries must be at least 1");
        require(!unavailableAfter.isNegative(), "holdfast.payment.unavailable-after-ms must not be negative");
        require(longestDelay.toMillis() >= 1, "holdfast.payment.reconcile-max-delay-ms must be at least 1");
        require(!orphanGrace.isNegative(), "holdfast.payment.orphan-grace-ms must not be negative");
    }

    /** Maps the configuration. */
    public static Settings of(PaymentConfig payment) {
        return new Settings(
                payment.inFlight(),
                payment.tries(),
                Duration.ofMillis(payment.unavailableAfterMs()),
                Duration.ofMillis(payment.reconcileMaxDelayMs()),
                Duration.ofMillis(payment.orphanGraceMs()));
    }
}
