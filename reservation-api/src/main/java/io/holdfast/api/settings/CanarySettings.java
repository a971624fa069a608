package io.holdfast.api.settings;

import static io.holdfast.schemas.limits.Limit.require;

import io.holdfast.schemas.limits.Ids;
import io.holdfast.schemas.regions.Regions;
import io.holdfast.shell.ServiceInstance;
import java.time.Duration;

/**
 * The canary's settings, checked.
 *
 * @param instance name of this instance
 * @param event id of its event; it names the region, so that each region has its own
 * @param period between two tries; zero for none
 */
public record CanarySettings(String instance, String event, Duration period) {

    /** More often would measure little more, and fill the log. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofHours(1);

    /** Refuses a bad value by its name. */
    public CanarySettings {
        require(
                period.isZero() || (period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0),
                "holdfast.canary.period-seconds must be 0, or %d to %d"
                        .formatted(SHORTEST.toSeconds(), LONGEST.toSeconds()));
        require(
                period.isZero() || Ids.problem(event).isEmpty(),
                "holdfast.instance must be shorter if the canary is on: its event is named %s".formatted(event));
    }

    /** Maps the configuration. */
    public static CanarySettings of(HoldfastConfig config, ServiceInstance service, Regions regions) {
        String event = regions.here().map(here -> here + '~').orElse("") + "canary-" + service.name();
        return new CanarySettings(
                service.name(), event, Duration.ofSeconds(config.canary().periodSeconds()));
    }
}
