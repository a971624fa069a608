package io.holdfast.api.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings of reservation-api; each can be given as a system property or an environment variable. */
@ConfigMapping(prefix = "holdfast")
public interface HoldfastConfig {

    /** Folder for the views; what is lost there is read anew from Kafka. */
    Path stateDir();

    /** Bounds on what is kept in memory for callers. */
    LimitsConfig limits();

    /** Payments. */
    PaymentConfig payment();

    /** The canary, which tries the whole way of a hold on an event of its own. */
    CanaryConfig canary();

    /** The web page. */
    PageConfig page();

    /** Where callers reach reservation-api of each other region, by its name: {@code http://…}, without a slash at the end. */
    Map<String, String> regionUrls();

    /**
     * A region that has fewer free seats of an event than this gets some of this region's; 0 gives none by itself. Each region gives by its own
     * setting.
     */
    @WithDefault("0")
    int lowWater();

    /** Payments. */
    interface PaymentConfig {
        /**
         * How long the provider's answer is waited for before the payment is voided, in seconds; never shorter than the hold that is paid
         * for.
         */
        @WithDefault("120")
        int windowSeconds();
    }

    /** The canary. */
    interface CanaryConfig {
        /** Seconds between two tries, 5 to 3600; 0 for none. Each try leaves about 3 kB on the log for ever. */
        @WithDefault("0")
        int periodSeconds();
    }

    /** The web page. */
    interface PageConfig {
        /**
         * Where mails can be read, in a stack whose mail server is a stand-in; the page then links there. Left out where customers have
         * mailboxes of their own.
         */
        Optional<String> inboxUrl();
    }

    /** Bounds on what is kept in memory for callers. */
    interface LimitsConfig {
        /** Calls that may send a command and that may wait at once; more are answered 503 {@code overloaded}. */
        @WithDefault("2000")
        int waiting();

        /** Calls that only read and that may wait at once; more are answered 503 {@code overloaded}. */
        @WithDefault("500")
        int reading();

        /** Milliseconds that a request's body may take; a slower one is answered 408. */
        @WithDefault("10000")
        int bodyMs();

        /** Commands without a known decision that are remembered, so that a repeated call attaches to them; the oldest is forgotten first. */
        @WithDefault("10000")
        int pending();

        /**
         * Milliseconds that callers may have to wait for a decision. If the owner of the seats is further behind, or more holds are in flight
         * than are answered within it, further ones are answered 503 {@code overloaded}. Shorter than callers wait, which is 2 s by default:
         * what is decided later is told to nobody.
         */
        @WithDefault("1000")
        int behindMs();

        /** Streams of seats that may be open at once; more are answered 503 {@code overloaded}. */
        @WithDefault("1000")
        int streams();

        /**
         * Changes of seats that are remembered for each partition, so that a stream that was interrupted goes on where it was; one that was
         * away for longer begins with a snapshot. Each takes about 300 bytes.
         */
        @WithDefault("10000")
        int seatChanges();

        /** What one tenant may ask of an instance; nobody is a tenant unless callers are known by their tokens. */
        TenantConfig tenant();
    }

    /** What one tenant may ask of an instance. */
    interface TenantConfig {
        /** Calls that may send a command, in a second; more are answered 429 {@code too-many-requests}. */
        @WithDefault("1000")
        int commandsPerSecond();

        /** Calls that only read, in a second; more are answered 429 {@code too-many-requests}. */
        @WithDefault("2000")
        int readsPerSecond();

        /** Streams of seats that may be open at once; more are answered 503 {@code overloaded}. */
        @WithDefault("200")
        int streams();
    }
}
