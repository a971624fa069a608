package io.holdfast.hold.audit.verify;

/** What is proven or refuted, by the number in docs/promises.md. P4 and P11 are about answers, which are on no log. */
public enum Promise {
    /** One reservation for a seat. */
    P1("no seat has two reservations at once"),
    /** All or none. */
    P2("no reservation has a part of its seats"),
    /** One outcome. */
    P3("one outcome for each identity"),
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
    /** The log itself. */
    DIGESTS("the log is what it was when it was decided");

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
