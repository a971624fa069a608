package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.Account.Standing;
import io.holdfast.hold.audit.facts.EventTerms;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.hold.codec.DeadlineCodec;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.State;
import io.holdfast.schemas.Keys;
import java.util.List;
import java.util.Optional;

/**
 * P3: the state that the rules come to says of a reservation what its facts say. Looked at as long as every fact follows from the commands:
 * behind one that does not, the two stand apart for that alone.
 */
final class StatesAgree extends Check {

    private final State state;
    private long compared;

    StatesAgree(KnownFacts known, State state, Findings findings) {
        super(Promise.P3, known, findings);
        this.state = state;
    }

    @Override
    void after(CommandSeen command, List<FactSeen> facts) {
        if (findings.broken(Promise.P9) > 0) {
            return;
        }
        for (FactSeen fact : facts) {
            if (Keys.isEvent(fact.key())) {
                comparePlaces(fact);
            } else {
                compare(fact);
            }
        }
    }

    private void comparePlaces(FactSeen fact) {
        RegionFacts regions = known.regions(fact.key());
        EventTerms terms = known.event(fact.key());
        if (regions == null || terms == null) {
            return;
        }
        compared++;
        Optional<List<String>> own = state.event(fact.key())
                .flatMap(event -> event.ownership()
                        .map(ownership -> ownership.own(event.terms().plan())))
                .map(places -> places.ranges().stream().map(String::valueOf).toList());
        List<String> byTheFacts = terms.ranges(regions.places());
        if (own.filter(byTheFacts::equals).isEmpty()) {
            broken(
                    Promise.P14,
                    fact,
                    "of %s %s has %s by the facts and %s by the state"
                            .formatted(fact.key(), regions.here(), byTheFacts, own));
        }
    }

    private void compare(FactSeen fact) {
        compared++;
        Account account = known.account(fact.key());
        Optional<Reservation> reservation = state.reservation(DeadlineCodec.id(fact.key()));
        boolean agrees = account == null
                ? reservation.isEmpty()
                : reservation.filter(there -> agrees(account, there)).isPresent();
        if (!agrees) {
            broken(
                    fact,
                    "%s is %s by the facts and %s by the state"
                            .formatted(
                                    fact.key(),
                                    account == null ? "not known" : account.standing(),
                                    reservation.map(Reservation::status)));
        }
    }

    private static boolean agrees(Account account, Reservation reservation) {
        Standing standing = account.standing().sold() ? Standing.SOLD : account.standing();
        return reservation.status().name().equals(standing.name())
                && reservation.payments().attempts() == account.attempt()
                && (!(reservation.status() instanceof Status.Held held)
                        || held.expiresAt().toEpochMilli() == account.expiresAtMs());
    }

    @Override
    void end() {
        checked("states that agree with the facts", compared);
    }
}
