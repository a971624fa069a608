package io.holdfast.api.settings;

import static io.holdfast.schemas.limits.Limit.require;

import io.holdfast.schemas.limits.PaymentLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings, checked.
 *
 * @param stateDir folder for the views
 * @param limits bounds on what is kept in memory for callers
 * @param paymentWindow how long the payment provider's answer is waited for
 * @param inboxUrl where mails can be read, if the web page is to say so
 */
public record Settings(Path stateDir, Limits limits, Duration paymentWindow, Optional<String> inboxUrl) {

    /**
     * Bounds on what is kept in memory for callers.
     *
     * @param waiting calls that may send a command and that may wait at once
     * @param reading calls that only read and that may wait at once
     * @param body how long a request's body may take
     * @param pending commands without a known decision that are remembered
     * @param behind how long callers may have to wait for a decision
     * @param streams streams of seats that may be open at once
     * @param seatChanges changes of seats that are remembered for each partition
     */
    public record Limits(
            int waiting, int reading, Duration body, int pending, Duration behind, int streams, int seatChanges) {

        private static final int MOST_CHANGES = 1_000_000;

        /** Some commits of the owner. */
        private static final Duration SHORTEST_BEHIND = Duration.ofMillis(100);

        private static final Duration LONGEST_BODY = Duration.ofMinutes(1);

        /** As long as a call can wait. */
        private static final Duration LONGEST_BEHIND = Duration.ofSeconds(30);

        /** Refuses a bad value by its name. */
        public Limits {
            require(waiting >= 1, "holdfast.limits.waiting must be at least 1");
            require(reading >= 1, "holdfast.limits.reading must be at least 1");
            require(
                    body.isPositive() && body.compareTo(LONGEST_BODY) <= 0,
                    "holdfast.limits.body-ms must be 1 to " + LONGEST_BODY.toMillis());
            require(pending >= waiting, "holdfast.limits.pending must be at least holdfast.limits.waiting");
            require(
                    behind.compareTo(SHORTEST_BEHIND) >= 0 && behind.compareTo(LONGEST_BEHIND) <= 0,
                    "holdfast.limits.behind-ms must be %d to %d"
                            .formatted(SHORTEST_BEHIND.toMillis(), LONGEST_BEHIND.toMillis()));
            require(streams >= 0, "holdfast.limits.streams must be at least 0");
            require(
                    seatChanges >= 1 && seatChanges <= MOST_CHANGES,
                    "holdfast.limits.seat-changes must be 1 to " + MOST_CHANGES);
        }
    }

    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(PaymentLimits.MAX_WINDOW_SECONDS);

    /** Refuses a bad value by its name. */
    public Settings {
        require(
                paymentWindow.compareTo(SHORTEST_WINDOW) >= 0 && paymentWindow.compareTo(LONGEST_WINDOW) <= 0,
                "holdfast.payment.window-seconds must be %d to %d"
                        .formatted(SHORTEST_WINDOW.toSeconds(), LONGEST_WINDOW.toSeconds()));
        require(
                inboxUrl.isEmpty() || inboxUrl.get().matches("https?://.+"),
                "holdfast.page.inbox-url must begin with http:// or https://");
    }

    /** Maps the configuration. */
    public static Settings of(HoldfastConfig config) {
        return new Settings(
                config.stateDir(),
                new Limits(
                        config.limits().waiting(),
                        config.limits().reading(),
                        Duration.ofMillis(config.limits().bodyMs()),
                        config.limits().pending(),
                        Duration.ofMillis(config.limits().behindMs()),
                        config.limits().streams(),
                        config.limits().seatChanges()),
                Duration.ofSeconds(config.payment().windowSeconds()),
                config.page().inboxUrl());
    }
}
