package io.holdfast.api.settings;

import io.holdfast.shell.ServiceInstance;
import java.time.Duration;

/**
 * The canary's settings, checked.
 *
 * @param instance name of this instance
 * @param period between two tries; zero for none
 */
public record CanarySettings(String instance, Duration period) {

    /** More often would measure little more, and fill the log. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofHours(1);

    /** The canary's event is named after the instance, and an id has 64 characters. */
    private static final int INSTANCE = 57;

    /** Refuses a bad value by its name. */
    public CanarySettings {
        require(
                period.isZero() || (period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0),
                "holdfast.canary.period-seconds must be 0, or %d to %d"
                        .formatted(SHORTEST.toSeconds(), LONGEST.toSeconds()));
        require(
                period.isZero() || instance.length() <= INSTANCE,
                "holdfast.instance must have at most %d characters if the canary is on".formatted(INSTANCE));
    }

    /** Maps the configuration. */
    public static CanarySettings of(CanaryConfig config, ServiceInstance service) {
        return new CanarySettings(service.name(), Duration.ofSeconds(config.periodSeconds()));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
