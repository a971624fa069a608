package io.holdfast.hold.audit.facts;

/**
 * A payment attempt as the facts tell.
 *
 * @param amountMinor what was to be paid, in minor units
 * @param sinceMs log time of the fact that last changed it, in milliseconds
 * @param fact offset of that fact
 */
public record Attempt(Phase phase, long amountMinor, String currency, long sinceMs, long fact) {

    /** How far it has come. */
    public enum Phase {
        /** The provider was asked for the money. */
        REQUESTED("authorization requested", true),
        /** The seats are sold, and nothing was asked of the provider yet. */
        SOLD("sold without a request to capture", true),
        /** The provider was asked to take the money. */
        CAPTURING("capture requested", true),
        /** It took it. */
        CAPTURED("captured", false),
        /** It did not take the money for seats that are sold: another attempt may, or a person sees to it. */
        CAPTURE_FAILED("capture failed", false),
        /** It took another amount: a person sees to it. */
        DIFFERS("captured in another amount", false),
        /** No money was reserved. */
        FAILED("failed", false),
        /** The provider was asked to give up what it reserved. */
        VOIDING("void requested", true),
        /** It gave it up. */
        VOIDED("voided", false),
        /** The provider was asked to give back what it took. */
        REFUNDING("refund requested", true),
        /** It gave it back. */
        REFUNDED("refunded", false);

        private final String words;
        private final boolean open;

        Phase(String words, boolean open) {
            this.words = words;
            this.open = open;
        }

        /** Whether something is still to come. */
        public boolean open() {
            return open;
        }

        public boolean sold() {
            return this == SOLD || this == CAPTURING || this == CAPTURED || this == CAPTURE_FAILED || this == DIFFERS;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    Attempt now(Phase next, long atMs, long newFact) {
        return new Attempt(next, amountMinor, currency, atMs, newFact);
    }
}
