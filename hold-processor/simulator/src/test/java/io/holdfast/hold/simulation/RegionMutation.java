package io.holdfast.hold.simulation;

import static io.holdfast.hold.audit.verify.Promise.P14;
import static io.holdfast.hold.audit.verify.Promise.P15;
import static io.holdfast.hold.audit.verify.Promise.P3;
import static io.holdfast.hold.audit.verify.Promise.P7;

import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.hold.seat.Rules;
import java.util.List;
import java.util.Set;

/**
 * Two regions and a link with one broken part.
 *
 * @param breaks promises: it must be seen to break at least one of them
 */
record RegionMutation(String name, Parts parts, Reliability link, Set<Promise> breaks) {

    static List<RegionMutation> all() {
        return List.of(
                of("cedes what is held", BrokenRegionRules::cedingWhatIsHeld, P14),
                of("keeps what it cedes, and cedes it twice", BrokenRegionRules::keepingWhatIsCeded, P14, P15),
                of("sells what is in transit", BrokenRegionRules::sellingWhatIsInTransit, P14),
                of("receives again what comes again", BrokenRegionRules::receivingAgain, P14, P15),
                of("does not count what it receives", BrokenRegionRules::notCountingReceipts, P15),
                of("takes over a live region", BrokenRegionRules::takingOverALiveRegion, P14),
                of("refunds another region's payments", BrokenRegionRules::refundingForeignPayments, P3, P7),
                of("decides about another region's identities", BrokenRegionRules::decidingForeignIdentities, P3),
                of("forgets the epoch", BrokenRegionRules::forgettingTheEpoch, P15),
                of("sells before it has adopted", BrokenTakeOverRules::sellingBeforeAdoption, P14),
                of("gives back the money of adopted sales", BrokenTakeOverRules::givingBackAdoptedMoney, P3, P7),
                of("adopts again what comes again", BrokenTakeOverRules::adoptingAgain, P3),
                of("goes on though it is retired", BrokenTakeOverRules::decidingAfterRetirement, P3, P14),
                of("fences nobody off", BrokenReliability.FENCING_NOBODY_OFF, P14),
                of("makes places up", BrokenReliability.MAKING_PLACES_UP, P14),
                of("brings more than was ceded", BrokenReliability.BRINGING_MORE, P14),
                of("commits before it has brought", BrokenReliability.COMMITTING_FIRST, P15));
    }

    private static RegionMutation of(String name, Rules rules, Promise... breaks) {
        var parts = new Parts(_ -> rules, Transactions.EXACTLY_ONCE, Reading.REAL);
        return new RegionMutation(name, parts, Reliability.REAL, Set.of(breaks));
    }

    private static RegionMutation of(String name, Reliability link, Promise... breaks) {
        return new RegionMutation(name, Parts.REAL, link, Set.of(breaks));
    }

    @Override
    public String toString() {
        return name;
    }
}
