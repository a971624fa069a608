package io.holdfast.hold.audit.replay;

import io.holdfast.schemas.Digests;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What there is in the state of one partition.
 *
 * @param reservations how many, by where they stand
 * @param seats that are not available
 * @param sha256 of the whole state: equal on every machine that has replayed the same commands
 */
public record StateCensus(
        int partition, long commands, long events, Map<String, Long> reservations, long seats, String sha256) {

    /** Counts. */
    public static StateCensus of(Rebuild.Rebuilt rebuilt) {
        var events = new long[1];
        var seats = new long[1];
        Map<String, Long> reservations = new TreeMap<>();
        var state = rebuilt.replay().state();
        state.events((_, _) -> events[0]++);
        state.holders((_, _) -> seats[0]++);
        state.reservations(
                (_, reservation) -> reservations.merge(reservation.status().name(), 1L, Long::sum));
        MessageDigest sha256 = Digests.sha256();
        state.hash(sha256);
        return new StateCensus(
                rebuilt.partition(),
                rebuilt.commands(),
                events[0],
                reservations,
                seats[0],
                HexFormat.of().formatHex(sha256.digest()));
    }

    /** In one line, for people. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "partition %d after %,d commands: %,d events, %,d seats taken, reservations %s, state sha256 %s",
                partition,
                commands,
                events,
                seats,
                reservations,
                sha256);
    }
}
