package io.holdfast.hold.audit.verify;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is proven or refuted, by the number in docs/promises.md. P11 is about answers alone. */
public enum Promise {
    /** One reservation for a seat. */
    P1("no seat has two reservations at once"),
    /** All or none. */
    P2("no reservation has a part of its seats"),
    /** One outcome. */
    P3("one outcome for each identity"),
    /** What a caller is told. That is on no log: only the simulator sees it. */
    P4("what a caller is told is so at its command, or later"),
    /** The end of a hold. */
    P5("no hold ended early, none was overlooked"),
    /** Payments in doubt. */
    P6("no seat moved while a payment was in doubt"),
    /** Money. */
    P7("sales = captures = ledger, no orphan"),
    /** Receipts. */
    P8("one receipt for each sale that is paid"),
    /** Replay. */
    P9("every fact follows from the commands, byte for byte"),
    /** Nothing is lost. */
    P10("every command has an outcome"),
    /** Callers. */
    P12("nobody acted on what is somebody else's, or had more than the limit"),
    /** Regions. */
    P14("no place belongs to two regions at once"),
    /** Transfers between regions. */
    P15("every transfer of places arrives once"),
    /** The log itself. */
    DIGESTS("the log is what it was when it was decided");

    /** Those that a log can show. */
    public static final Set<Promise> ON_THE_LOG = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(P4)));

    /** Those that only a log with regions can show, and the logs of all regions together. */
    public static final List<Promise> OF_REGIONS = List.of(P14, P15);

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    /** Those that not every log can show: if callers are not asked who they are, it says nothing about them. */
    private static final Set<Promise> NOT_ON_EVERY_LOG = Collections.unmodifiableSet(EnumSet.of(P12, P14, P15));

    /** Those that this log could show: of callers only one with callers tells, and of regions only one with regions. */
    public static List<Promise> shownBy(Findings findings) {
        return ON_THE_LOG.stream()
                .filter(promise -> !NOT_ON_EVERY_LOG.contains(promise)
                        || !findings.checked(promise).isEmpty()
                        || findings.broken(promise) > 0)
                .toList();
    }

    public String words() {
        return words;
    }
}
