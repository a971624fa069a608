package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.BrokenPromise.unless;
import static io.holdfast.hold.simulation.promise.Promise.P7;

import io.holdfast.hold.simulation.BrokenPromise;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.payment.PaymentRequest;
import java.util.Map;
import java.util.TreeMap;

/** What the provider did, in minor units: the truth about the money. */
public final class Ledger {

    /** Where an attempt stands. */
    public enum State {
        /** Nothing was asked, or nothing is reserved. */
        NOTHING,
        /** Reserved. */
        RESERVED,
        /** Not reserved: the card was declined. */
        DECLINED,
        /** Taken. */
        CAPTURED,
        /** Given up. */
        VOIDED,
        /** Reserved, and let go by the provider before it was taken. */
        LAPSED,
        /** Taken and given back. */
        REFUNDED
    }

    private record Entry(String reservation, int attempt, State state, long minor) {}

    private final Map<String, Entry> entries = new TreeMap<>();
    private final Book book;

    /** A ledger that takes money only for what the book says is sold. */
    public Ledger(Book book) {
        this.book = book;
    }

    /** Where the request's attempt stands. */
    public State state(PaymentRequest request) {
        Entry entry = entries.get(key(request));
        return entry == null ? State.NOTHING : entry.state();
    }

    /** Moves the request's attempt, for the amount that it names. */
    public void move(PaymentRequest request, State state) {
        String reservation = Keys.reservation(request.getEvent(), request.getReservation());
        unless(
                state != State.CAPTURED || book.sold(reservation, request.getAttempt(), request.getAmountMinor()),
                P7,
                "%d were taken for attempt %d of %s, which is not sold for that",
                request.getAmountMinor(),
                request.getAttempt(),
                reservation);
        entries.put(key(request), new Entry(reservation, request.getAttempt(), state, request.getAmountMinor()));
    }

    private static String key(PaymentRequest request) {
        return Keys.payment(request.getEvent(), request.getReservation(), request.getAttempt());
    }

    /**
     * When all is quiet, what was taken is what was sold, and nothing is reserved.
     *
     * @throws BrokenPromise where the money is not right to the cent
     */
    public void settled() {
        entries.values().forEach(entry -> {
            unless(entry.state() != State.RESERVED, P7, "%s is reserved and forgotten", entry);
            unless(
                    (entry.state() == State.LAPSED) == book.unpaid(entry.reservation(), entry.attempt()),
                    P7,
                    "%s is not known to be unpaid, or is and should not be",
                    entry);
            unless(
                    entry.state() != State.CAPTURED || book.sold(entry.reservation(), entry.attempt(), entry.minor()),
                    P7,
                    "%s was taken and not sold",
                    entry);
        });
        long taken = entries.values().stream()
                .filter(entry -> entry.state() == State.CAPTURED)
                .mapToLong(Entry::minor)
                .sum();
        unless(taken == book.paidMinor(), P7, "%d were taken, and what was sold costs %d", taken, book.paidMinor());
    }
}
