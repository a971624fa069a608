package io.holdfast.hold.seat;

/**
 * An event on sale, or no longer.
 *
 * @param id chosen by whoever opened it
 * @param terms what is sold
 * @param open whether new holds are taken
 * @param decided the command that decided this
 */
public record Event(String id, Terms terms, boolean open, Cause decided) {

    /**
     * What an event is and costs. Never changed once it is open: reservations were priced by it.
     *
     * @param name what the public calls it
     * @param currency ISO 4217 code
     * @param plan its seats
     */
    public record Terms(String name, String currency, SeatingPlan plan) {

        private static final int NAME_LENGTH = 200;

        /** Rejects an over-long name and what is no currency code. */
        public Terms {
            if (name.length() > NAME_LENGTH) {
                throw new IllegalArgumentException("name must have at most %d characters".formatted(NAME_LENGTH));
            }
            if (!currency.matches("[A-Z]{3}")) {
                throw new IllegalArgumentException("currency must be an ISO 4217 code of three capital letters");
            }
        }
    }

    Event closed(Cause by) {
        return new Event(id, terms, false, by);
    }
}
