package io.holdfast.api.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the canary, which tries the whole way of a hold on an event of its own. */
@ConfigMapping(prefix = "holdfast.canary")
public interface CanaryConfig {

    /** Seconds between two tries, 5 to 3600; 0 for none. Each try leaves about 3 kB on the log for ever. */
    @WithDefault("0")
    int periodSeconds();
}
