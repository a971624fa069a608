package io.holdfast.hold.simulation.promise;

import io.holdfast.schemas.Keys;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where one reservation stands, by the facts alone. */
final class Account {

    /** How long a finished reservation answers retries. */
    private static final long HORIZON_MS = Duration.ofHours(24).toMillis();

    /** Where it stands. */
    enum Standing {
        HELD,
        PAYING,
        VOIDING,
        SOLD,
        REJECTED,
        RELEASED,
        EXPIRED;

        boolean live() {
            return switch (this) {
                case HELD, PAYING, VOIDING, SOLD -> true;
                case REJECTED, RELEASED, EXPIRED -> false;
            };
        }
    }

    final String event;
    final String reservation;
    final List<String> seats;
    final int holdSeconds;
    final long priceMinor;
    final long heldAtMs;
    Standing standing;
    long expiresAtMs;
    long payByMs;
    long endedAtMs;
    int attempts;
    boolean captureAsked;
    boolean unpaid;
    boolean payingAgain;
    boolean voidingAgain;

    /** Attempts whose money was to be taken and was not. */
    final Set<Integer> lapsed = new HashSet<>();

    /** Attempts to pay again that ended without money. */
    final Set<Integer> failedAgain = new HashSet<>();

    Account(String event, String reservation, List<String> seats, int holdSeconds, long priceMinor, long heldAtMs) {
        this.event = event;
        this.reservation = reservation;
        this.seats = List.copyOf(seats);
        this.holdSeconds = holdSeconds;
        this.priceMinor = priceMinor;
        this.heldAtMs = heldAtMs;
        this.standing = Standing.HELD;
    }

    void end(Standing end, long atMs) {
        standing = end;
        endedAtMs = atMs;
    }

    String key() {
        return Keys.reservation(event, reservation);
    }

    /** Whether its passing by this log time must have been seen to. */
    boolean due(long atMs) {
        return switch (standing) {
            case HELD -> expiresAtMs <= atMs;
            case PAYING -> payByMs <= atMs;
            case REJECTED, RELEASED, EXPIRED -> forgettable(atMs);
            case SOLD -> payingAgain && payByMs <= atMs;
            case VOIDING -> false;
        };
    }

    /** Whether the money of this attempt is no money of the sale: it was never asked to be taken. */
    boolean unasked(int attempt) {
        return (attempt == attempts && (payingAgain || voidingAgain)) || failedAgain.contains(attempt);
    }

    boolean forgettable(long atMs) {
        return !standing.live() && endedAtMs + HORIZON_MS <= atMs;
    }

    @Override
    public String toString() {
        return "%s %s".formatted(key(), standing);
    }
}
