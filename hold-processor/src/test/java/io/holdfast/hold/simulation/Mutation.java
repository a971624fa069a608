package io.holdfast.hold.simulation;

import static io.holdfast.hold.simulation.promise.Promise.P1;
import static io.holdfast.hold.simulation.promise.Promise.P10;
import static io.holdfast.hold.simulation.promise.Promise.P2;
import static io.holdfast.hold.simulation.promise.Promise.P3;
import static io.holdfast.hold.simulation.promise.Promise.P5;
import static io.holdfast.hold.simulation.promise.Promise.P6;
import static io.holdfast.hold.simulation.promise.Promise.P7;
import static io.holdfast.hold.simulation.promise.Promise.P9;

import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.simulation.promise.Promise;
import io.holdfast.hold.topology.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A pipeline with one broken part.
 *
 * @param breaks the promises of which it must be seen to break one
 */
record Mutation(String name, Parts parts, Set<Promise> breaks) {

    static final Mutation GIVES_HALF_A_CART = of("gives half a cart", BrokenRules::givingHalfACart, P2);

    static List<Mutation> all() {
        return List.of(
                of("has no fence", BrokenTransactions.WITHOUT_A_FENCE, P10),
                of("commits the position apart", BrokenTransactions.POSITION_APART, P9, P10),
                of("shows what is not committed", BrokenTransactions.UNCOMMITTED_SHOWN, P9, P10),
                of("loses deadlines at a restart", BrokenTransactions.without(Kind.DEADLINE), P5, P9),
                of("loses log time at a restart", BrokenTransactions.withoutClock(), P9),
                of("loses seats at a restart", BrokenTransactions.without(Kind.SEAT), P9),
                of("never ticks", BrokenTransactions.WITHOUT_TICKS, P5, P7),
                ofClock("expires by the wall clock", BrokenRules::expiringByTheWallClock, P5, P9),
                of("expires a millisecond early", BrokenRules::expiringOneMillisecondEarly, P5),
                of("forgets to free a seat", BrokenRules::releasingNoSeat, P5),
                of("counts a tick twice", BrokenRules::countingATickTwice, P3),
                of("does not look who has a seat", BrokenRules::notLookingWhoHasASeat, P1),
                GIVES_HALF_A_CART,
                of("forgets who asked", BrokenRules::forgettingWhoAsked, P3),
                of("takes doubt for a no", BrokenRules::takingDoubtForANo, P6),
                of("obeys results of other attempts", BrokenRules::obeyingOtherAttempts, P6, P7),
                of("frees seats in doubt", BrokenRules::freeingSeatsInDoubt, P6),
                of("ignores late authorizations", BrokenRules::ignoringLateAuthorizations, P7),
                of("takes a cent more", BrokenRules::takingACentMore, P7),
                of("refuses in silence", BrokenRules::refusingInSilence, P10),
                of("obeys late releases", BrokenRules::obeyingLateReleases, P1),
                of("revives holds", BrokenRules::revivingHolds, P5),
                ofClock("remembers in memory", BrokenRules::rememberingInMemory, P3, P9));
    }

    private static Mutation of(String name, Transactions transactions, Promise... breaks) {
        return new Mutation(name, new Parts(_ -> Decision::of, transactions), Set.of(breaks));
    }

    private static Mutation of(String name, Rules rules, Promise... breaks) {
        return ofClock(name, _ -> rules, breaks);
    }

    private static Mutation ofClock(String name, Function<LongSupplier, Rules> rules, Promise... breaks) {
        return new Mutation(name, new Parts(rules, Transactions.EXACTLY_ONCE), Set.of(breaks));
    }

    @Override
    public String toString() {
        return name;
    }
}
