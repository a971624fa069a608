package io.holdfast.api.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings that leave the rest at values of no meaning. */
public final class TestSettings {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private TestSettings() {}

    public static Settings places(int commands, int reads) {
        return of(commands, reads, 10_000);
    }

    public static Settings pending(int pending) {
        return of(1, 1, pending);
    }

    /** Callers may have to wait for a second. */
    private static Settings of(int commands, int reads, int pending) {
        return new Settings(
                Path.of("views"),
                new Settings.Limits(commands, reads, SECOND, pending, SECOND, 10, 100),
                Duration.ofMinutes(2),
                Optional.empty());
    }
}
