package io.holdfast.hold.simulation;

import static io.holdfast.hold.audit.verify.Promise.P1;
import static io.holdfast.hold.audit.verify.Promise.P10;
import static io.holdfast.hold.audit.verify.Promise.P12;
import static io.holdfast.hold.audit.verify.Promise.P2;
import static io.holdfast.hold.audit.verify.Promise.P3;
import static io.holdfast.hold.audit.verify.Promise.P4;
import static io.holdfast.hold.audit.verify.Promise.P5;
import static io.holdfast.hold.audit.verify.Promise.P6;
import static io.holdfast.hold.audit.verify.Promise.P7;
import static io.holdfast.hold.audit.verify.Promise.P9;

import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Rules;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A pipeline with one broken part.
 *
 * @param breaks promises: it must be seen to break at least one of them
 */
record Mutation(String name, Parts parts, Set<Promise> breaks) {

    static final Mutation GIVES_HALF_A_CART = of("gives half a cart", BrokenRules::givingHalfACart, P2);

    static List<Mutation> all() {
        return List.of(
                of("has no fence", BrokenTransactions.WITHOUT_A_FENCE, P10),
                of("commits the position apart", BrokenTransactions.POSITION_APART, P9, P10),
                of("shows what is not committed", BrokenTransactions.UNCOMMITTED_SHOWN, P9, P10),
                of("derives no deadlines at a restart", BrokenTransactions.without('D'), P5, P9),
                of("loses log time at a restart", BrokenTransactions.withoutClock(), P9),
                of("derives no seats at a restart", BrokenTransactions.without('S'), P9),
                of("writes tombstones without a cause", BrokenReading.TOMBSTONES_WITHOUT_A_CAUSE, P9),
                of("writes no state where nothing changes", BrokenReading.SILENT_WHERE_NOTHING_CHANGES, P10),
                of("believes the tail whatever the view shows", BrokenReading.BELIEVING_THE_TAIL, P4),
                of("forgets how far its view has come", BrokenReading.FORGETTING_PROGRESS, P4),
                of("has come to a command with its first state", BrokenReading.HASTY, P4),
                of("frees a seat that another has", BrokenReading.FREEING_WHAT_IS_ANOTHERS, P4),
                of("names its place on the first change", BrokenReading.ID_ON_THE_FIRST_CHANGE, P4),
                of("never ticks", BrokenTransactions.WITHOUT_TICKS, P5, P7),
                ofClock("expires by the wall clock", BrokenRules::expiringByTheWallClock, P5, P9),
                of("expires a millisecond early", BrokenRules::expiringOneMillisecondEarly, P5),
                of("forgets to free a seat", BrokenRules::releasingNoSeat, P3),
                of("counts a tick twice", BrokenRules::countingATickTwice, P3),
                of("does not look who has a seat", BrokenRules::notLookingWhoHasASeat, P1, P9),
                GIVES_HALF_A_CART,
                of("forgets who asked", BrokenRules::forgettingWhoAsked, P3),
                of("takes doubt for a no", BrokenRules::takingDoubtForANo, P6),
                of("obeys results of other attempts", BrokenRules::obeyingOtherAttempts, P6, P7),
                of("frees seats in doubt", BrokenRules::freeingSeatsInDoubt, P6),
                of("ignores late authorizations", BrokenRules::ignoringLateAuthorizations, P7),
                of("takes a cent more", BrokenRules::takingACentMore, P7),
                of("refuses in silence", BrokenRules::refusingInSilence, P10),
                of("obeys late releases", BrokenRules::obeyingLateReleases, P3),
                of("lets every tenant in", BrokenCallerRules::lettingEveryTenantIn, P12),
                of("lets customers act for others", BrokenCallerRules::lettingCustomersActForOthers, P12),
                of("gives one place more than the limit", BrokenCallerRules::givingOneMore, P12),
                of("forgets what a customer bought", BrokenCallerRules::forgettingWhatIsSold, P12),
                of("counts a customer's holds that are over", BrokenCallerRules::countingWhatIsOver, P12),
                of("counts no customer's places at a restart", BrokenTransactions.without('C'), P9, P12),
                of("revives holds", BrokenRules::revivingHolds, P5),
                ofClock("remembers in memory", BrokenRules::rememberingInMemory, P3, P9));
    }

    private static Mutation of(String name, Transactions transactions, Promise... breaks) {
        return new Mutation(name, new Parts(_ -> Decision::of, transactions, Reading.REAL), Set.of(breaks));
    }

    private static Mutation of(String name, Reading reading, Promise... breaks) {
        return new Mutation(name, new Parts(_ -> Decision::of, Transactions.EXACTLY_ONCE, reading), Set.of(breaks));
    }

    private static Mutation of(String name, Rules rules, Promise... breaks) {
        return ofClock(name, _ -> rules, breaks);
    }

    private static Mutation ofClock(String name, Function<LongSupplier, Rules> rules, Promise... breaks) {
        return new Mutation(name, new Parts(rules, Transactions.EXACTLY_ONCE, Reading.REAL), Set.of(breaks));
    }

    @Override
    public String toString() {
        return name;
    }
}
