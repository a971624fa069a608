package io.holdfast.system;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may write, read and join what: written down by hand, from the design's table of topics and from what each service is for, and not
 * taken from the declaration.
 */
final class DesignedRights {

    static final List<String> SERVICES =
            List.of("reservation-api", "hold-processor", "payment-adapter", "receipt-sender");

    static final String CHANGELOG = "hold-processor-state-changelog";

    /** The design's column "written by". */
    static final Map<String, Set<String>> WRITERS = Map.ofEntries(
            Map.entry("holdfast.seat-commands", Set.of("reservation-api", "payment-adapter", "hold-processor")),
            Map.entry("holdfast.seat-events", Set.of("hold-processor")),
            Map.entry("holdfast.payment-requests", Set.of("hold-processor")),
            Map.entry("holdfast.decision-digests", Set.of("hold-processor")),
            Map.entry("holdfast.payments", Set.of("payment-adapter")),
            Map.entry("holdfast.receipts", Set.of("receipt-sender")),
            Map.entry("holdfast.contacts", Set.of("reservation-api", "receipt-sender")),
            Map.entry("holdfast.installation", Set.of("setup")),
            Map.entry("holdfast.skips", Set.of("operator")),
            Map.entry("holdfast.schemas", Set.of("setup")),
            Map.entry("holdfast.region-beats", Set.of("reservation-api")),
            Map.entry("holdfast.seat-commands.dead-letters", Set.of("hold-processor")),
            Map.entry("holdfast.payment-requests.dead-letters", Set.of("payment-adapter")),
            Map.entry("holdfast.seat-events.dead-letters", Set.of("receipt-sender")),
            Map.entry(CHANGELOG, Set.of("hold-processor")));

    /**
     * Who reads it: the arrows of the design's picture, the owner of a ledger or a store, the API for its views and for the lag of the three groups, and
     * the auditor all but addresses and changelogs.
     */
    static final Map<String, Set<String>> READERS = Map.ofEntries(
            Map.entry("holdfast.seat-commands", Set.of("hold-processor", "reservation-api", "operator", "auditor")),
            Map.entry("holdfast.seat-events", Set.of("receipt-sender", "reservation-api", "auditor")),
            Map.entry("holdfast.payment-requests", Set.of("payment-adapter", "reservation-api", "auditor")),
            Map.entry("holdfast.decision-digests", Set.of("auditor")),
            Map.entry("holdfast.payments", Set.of("payment-adapter", "auditor")),
            Map.entry("holdfast.receipts", Set.of("receipt-sender", "reservation-api", "auditor")),
            Map.entry("holdfast.contacts", Set.of("receipt-sender")),
            Map.entry("holdfast.installation", and(SERVICES, "setup", "auditor")),
            Map.entry("holdfast.skips", Set.of("hold-processor", "operator", "auditor")),
            Map.entry("holdfast.region-beats", Set.of("auditor")),
            Map.entry("holdfast.schemas", and(SERVICES, "setup", "operator", "auditor")),
            Map.entry("holdfast.seat-commands.dead-letters", Set.of("reservation-api", "auditor")),
            Map.entry("holdfast.payment-requests.dead-letters", Set.of("reservation-api", "auditor")),
            Map.entry("holdfast.seat-events.dead-letters", Set.of("reservation-api", "auditor")),
            Map.entry(CHANGELOG, Set.of("hold-processor", "reservation-api", "auditor")));

    /** Each consumer group is its service's. */
    static final List<String> GROUPS = List.of("hold-processor", "payment-adapter", "receipt-sender", "another");

    /** A topic that a user may read, so that it is for the group that it is refused. */
    static final Map<String, String> READABLE = Map.of(
            "reservation-api", "hold-processor-state-changelog",
            "hold-processor", "holdfast.seat-commands",
            "payment-adapter", "holdfast.payments",
            "receipt-sender", "holdfast.receipts",
            "setup", "holdfast.installation",
            "operator", "holdfast.skips",
            "auditor", "holdfast.seat-events");

    private DesignedRights() {}

    private static Set<String> and(List<String> services, String... others) {
        return Stream.concat(services.stream(), Stream.of(others)).collect(Collectors.toSet());
    }

    static Stream<String> users() {
        return Stream.concat(SERVICES.stream(), Stream.of("setup", "operator", "auditor"));
    }
}
