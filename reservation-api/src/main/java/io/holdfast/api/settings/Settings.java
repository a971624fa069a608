package io.holdfast.api.settings;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The settings, checked.
 *
 * @param instance name of this instance
 * @param bootstrapServers brokers to begin with
 * @param schemaRegistryUrl address of the schema registry
 * @param stateDir folder for the views
 * @param waiting calls that may wait at once
 * @param pending commands without a known decision that are remembered
 */
public record Settings(
        String instance, String bootstrapServers, String schemaRegistryUrl, Path stateDir, int waiting, int pending) {

    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Refuses a bad value by its name. */
    public Settings {
        require(INSTANCE.matcher(instance).matches(), "holdfast.instance must match " + INSTANCE);
        require(!bootstrapServers.isBlank(), "holdfast.kafka.bootstrap-servers must name at least one broker");
        require(
                schemaRegistryUrl.matches("https?://.+"),
                "holdfast.schema-registry.url must begin with http:// or https://");
        require(waiting >= 1, "holdfast.limits.waiting must be at least 1");
        require(pending >= waiting, "holdfast.limits.pending must be at least holdfast.limits.waiting");
    }

    /** Maps the configuration. */
    public static Settings of(HoldfastConfig config) {
        return new Settings(
                config.instance(),
                config.kafka().bootstrapServers(),
                config.schemaRegistry().url(),
                config.stateDir(),
                config.limits().waiting(),
                config.limits().pending());
    }

    /** Name under which this instance's clients show up at the brokers. */
    public String clientId() {
        return "reservation-api-" + instance;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
