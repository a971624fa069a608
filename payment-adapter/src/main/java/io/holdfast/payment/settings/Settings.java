package io.holdfast.payment.settings;

import io.holdfast.payment.settings.HoldfastConfig.PaymentConfig;
import io.holdfast.schemas.KafkaCluster;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The settings, checked.
 *
 * @param instance name of this instance
 * @param kafka where the Kafka cluster is, and how to get in
 * @param inFlight requests that are under way at once
 * @param tries how often a payment is tried in vain before it is left for later
 * @param unavailableAfter how long an authorization is tried before it is given up if nothing was reserved
 * @param longestDelay how long a payment in doubt is left alone at most
 * @param orphanGrace how old a payment must be before it can be an orphan
 * @param providerUrl where the provider's API is
 * @param providerKey secret key of our account there; empty where none was given
 * @param providerTimeout how long one call may take
 */
public record Settings(
        String instance,
        KafkaCluster kafka,
        int inFlight,
        int tries,
        Duration unavailableAfter,
        Duration longestDelay,
        Duration orphanGrace,
        String providerUrl,
        String providerKey,
        Duration providerTimeout) {

    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Refuses a bad value by its name. */
    public Settings {
        require(INSTANCE.matcher(instance).matches(), "holdfast.instance must match " + INSTANCE);
        require(inFlight >= 1, "holdfast.payment.in-flight must be at least 1");
        require(tries >= 1, "holdfast.payment.tries must be at least 1");
        require(!unavailableAfter.isNegative(), "holdfast.payment.unavailable-after-ms must not be negative");
        require(longestDelay.toMillis() >= 1, "holdfast.payment.reconcile-max-delay-ms must be at least 1");
        require(!orphanGrace.isNegative(), "holdfast.payment.orphan-grace-ms must not be negative");
    }

    /** Maps the configuration. */
    public static Settings of(HoldfastConfig config) {
        PaymentConfig payment = config.payment();
        return new Settings(
                config.instance(),
                KafkaCluster.at(
                        config.kafka().bootstrapServers(), config.kafka().propertiesFile()),
                payment.inFlight(),
                payment.tries(),
                Duration.ofMillis(payment.unavailableAfterMs()),
                Duration.ofMillis(payment.reconcileMaxDelayMs()),
                Duration.ofMillis(payment.orphanGraceMs()),
                payment.provider().url(),
                payment.provider().key().orElse(""),
                Duration.ofMillis(payment.provider().timeoutMs()));
    }

    /** Name under which this instance's clients show up at the brokers. */
    public String clientId() {
        return "payment-adapter-" + instance;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Keeps the provider's key out of logs. */
    @Override
    public String toString() {
        return "settings of " + instance;
    }
}
