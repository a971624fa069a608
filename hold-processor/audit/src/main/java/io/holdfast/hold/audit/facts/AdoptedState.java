package io.holdfast.hold.audit.facts;

import io.holdfast.hold.audit.facts.Account.Standing;
import io.holdfast.hold.audit.facts.Attempt.Phase;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.Settlement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reservation of a lost region, as its adoption says that it goes on here. */
public record AdoptedState(Reservation state, Entry at) {

    /** The reservation as the facts tell it. */
    public Account account() {
        long expiresAt = ms(state.getExpiresAt());
        return new Account(
                state.getSeats(),
                state.getHoldSeconds(),
                state.getPriceMinor(),
                ms(state.getHeldAt() == null ? state.getEndedAt() : state.getHeldAt()),
                standing(),
                expiresAt,
                due(expiresAt),
                state.getAttempts(),
                at.fact(),
                at.fact(),
                state.getCustomer());
    }

    private static long ms(@Nullable Instant instant) {
        return instant == null ? 0 : instant.toEpochMilli();
    }

    private Standing standing() {
        return switch (state.getStatus()) {
            case HELD -> Standing.HELD;
            case PAYING -> Standing.PAYING;
            case VOIDING -> Standing.VOIDING;
            case SOLD ->
                switch (settlement()) {
                    case NOTHING_DUE, AUTHORIZED, CAPTURED, AMOUNT_DIFFERS, OTHER -> Standing.SOLD;
                    case CAPTURE_FAILED -> Standing.UNPAID;
                    case PAYING_AGAIN -> Standing.PAYING_AGAIN;
                    case VOIDING_AGAIN -> Standing.VOIDING_AGAIN;
                };
            case REJECTED -> Standing.REJECTED;
            case RELEASED -> Standing.RELEASED;
            case EXPIRED, OTHER -> Standing.EXPIRED;
        };
    }

    private Settlement settlement() {
        return state.getSettlement() == null ? Settlement.OTHER : state.getSettlement();
    }

    private long due(long expiresAt) {
        Standing standing = standing();
        if (standing == Standing.HELD) {
            return expiresAt;
        }
        if (standing == Standing.PAYING || standing == Standing.PAYING_AGAIN) {
            return ms(state.getPayBy());
        }
        return standing.over() ? ms(state.getEndedAt()) + KnownFacts.HORIZON_MS : Account.NEVER;
    }

    /** Whether its seats are held or sold. */
    public boolean holds() {
        return !standing().over();
    }

    /** The latest attempt to pay; null if there was none. Of those before it the state says nothing. */
    @Nullable
    Attempt attempt() {
        return state.getAttempts() == 0 ? null : attempt(phase());
    }

    private Attempt attempt(Phase phase) {
        return new Attempt(phase, state.getPriceMinor(), state.getCurrency(), at.atMs(), at.fact());
    }

    private Phase phase() {
        if (state.getDeclinedAttempt() == state.getAttempts()) {
            return Phase.FAILED;
        }
        return switch (standing()) {
            case PAYING, PAYING_AGAIN -> Phase.REQUESTED;
            case VOIDING, VOIDING_AGAIN -> Phase.VOIDING;
            case UNPAID -> Phase.CAPTURE_FAILED;
            case SOLD ->
                switch (settlement()) {
                    case CAPTURED -> Phase.CAPTURED;
                    case AMOUNT_DIFFERS -> Phase.DIFFERS;
                    case AUTHORIZED, CAPTURE_FAILED, PAYING_AGAIN, VOIDING_AGAIN, NOTHING_DUE, OTHER -> Phase.CAPTURING;
                };
            case HELD, REJECTED, RELEASED, EXPIRED -> Phase.FAILED;
        };
    }

    /** The sale; null if it is none. A receipt for what was paid there is the lost region's: none is due here. */
    @Nullable
    SaleFacts sale() {
        if (state.getStatus() != ReservationStatus.SOLD) {
            return null;
        }
        return new SaleFacts(paidBy(), state.getPriceMinor(), state.getCurrency(), null);
    }

    /** If the latest attempt gave no money, or has yet to, an earlier one had failed to. */
    private int paidBy() {
        if (settlement() == Settlement.NOTHING_DUE) {
            return 0;
        }
        return isPaidAgain() ? state.getAttempts() - 1 : state.getAttempts();
    }

    private boolean isPaidAgain() {
        Standing standing = standing();
        return standing == Standing.PAYING_AGAIN
                || standing == Standing.VOIDING_AGAIN
                || (standing == Standing.UNPAID && state.getDeclinedAttempt() == state.getAttempts());
    }

    /** The attempt before the latest, whose capture failed, if the sale is paid for again; else null. */
    @Nullable
    Attempt before() {
        return isPaidAgain() ? attempt(Phase.CAPTURE_FAILED) : null;
    }
}
