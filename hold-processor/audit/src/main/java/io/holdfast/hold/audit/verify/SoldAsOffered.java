package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.EventTerms;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.view.SeatReason;
import io.holdfast.schemas.view.UnavailableSeat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** P2: only what is on sale is held, and only what is not is refused as such. P7: a hold costs what its seats cost. */
final class SoldAsOffered extends Check {

    private long seats;

    SoldAsOffered(KnownFacts known, Findings findings) {
        super(Promise.P2, known, findings);
    }

    @Override
    void see(FactSeen fact) {
        switch (fact.fact()) {
            case SeatsHeld held -> held(fact, held, known.event(held.getEvent()));
            case HoldRejected rejected -> rejected(fact, rejected, known.event(rejected.getEvent()));
            default -> {
                // Gives and refuses no seat.
            }
        }
    }

    private void held(FactSeen fact, SeatsHeld held, @Nullable EventTerms terms) {
        if (terms == null || !terms.open()) {
            broken(fact, "%s was given seats of an event that is not on sale".formatted(fact.key()));
            return;
        }
        long priceMinor = 0;
        for (String seat : held.getSeats()) {
            seats++;
            OptionalLong price = terms.priceMinor(seat);
            if (price.isEmpty()) {
                broken(fact, "%s was given seat %s, which the event does not have".formatted(fact.key(), seat));
            }
            priceMinor += price.orElse(0);
        }
        if (priceMinor != held.getPriceMinor() || !terms.currency().equals(held.getCurrency())) {
            broken(
                    Promise.P7,
                    fact,
                    "%s is to cost %d %s, and its seats cost %d %s"
                            .formatted(
                                    fact.key(),
                                    held.getPriceMinor(),
                                    held.getCurrency(),
                                    priceMinor,
                                    terms.currency()));
        }
    }

    private void rejected(FactSeen fact, HoldRejected rejected, @Nullable EventTerms terms) {
        boolean closed = rejected.getReason() == RejectionReason.EVENT_CLOSED;
        boolean overLimit = rejected.getReason() == RejectionReason.OVER_LIMIT;
        if (terms == null || terms.open() == closed) {
            broken(
                    fact,
                    "%s was rejected as %s, and its event is %s"
                            .formatted(
                                    fact.key(),
                                    rejected.getReason(),
                                    terms == null ? "unknown" : terms.open() ? "open" : "closed"));
            return;
        }
        if (!closed && !overLimit && rejected.getUnavailable().isEmpty()) {
            broken(fact, "%s was rejected for no seat".formatted(fact.key()));
        }
        for (UnavailableSeat seat : rejected.getUnavailable()) {
            boolean exists = terms.priceMinor(seat.getSeat()).isPresent();
            if (exists == (seat.getReason() == SeatReason.UNKNOWN_SEAT)) {
                broken(
                        fact,
                        "%s was refused seat %s as %s, and the event %s it"
                                .formatted(
                                        fact.key(),
                                        seat.getSeat(),
                                        seat.getReason(),
                                        exists ? "has" : "does not have"));
            }
        }
    }

    @Override
    void end() {
        checked("seats that are on sale", seats);
    }
}
