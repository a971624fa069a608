package io.holdfast.api.settings;

import static io.holdfast.schemas.limits.Limit.require;

/**
 * What one tenant may ask of an instance.
 *
 * @param commandsPerSecond calls that may send a command
 * @param readsPerSecond calls that only read
 * @param streams streams of seats that may be open at once
 */
public record TenantLimits(int commandsPerSecond, int readsPerSecond, int streams) {

    /** Refuses a bad value by its name. */
    public TenantLimits {
        require(commandsPerSecond >= 1, "holdfast.limits.tenant.commands-per-second must be at least 1");
        require(readsPerSecond >= 1, "holdfast.limits.tenant.reads-per-second must be at least 1");
        require(streams >= 0, "holdfast.limits.tenant.streams must be at least 0");
    }

    /** Maps the configuration. */
    public static TenantLimits of(HoldfastConfig config) {
        HoldfastConfig.TenantConfig tenant = config.limits().tenant();
        return new TenantLimits(tenant.commandsPerSecond(), tenant.readsPerSecond(), tenant.streams());
    }
}
