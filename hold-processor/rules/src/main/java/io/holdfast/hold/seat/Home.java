package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.RegionNames;
import io.holdfast.schemas.limits.TransferLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where an event was opened, and between which regions its places may move.
 *
 * @param region that opened it, and has every place that it has not ceded
 * @param others the other regions that may have some
 * @param shares what was ceded to them by the command that opened the event
 */
public record Home(String region, List<String> others, List<Share> shares) {

    /** Rejects names that are no regions', a region named twice, and a share of a region that is none of the others. */
    public Home {
        Limit.require("region", RegionNames.problem(region));
        others.forEach(other -> Limit.require("region", RegionNames.problem(other)));
        others = List.copyOf(others);
        shares = List.copyOf(shares);
        Set<String> once = new HashSet<>(others);
        if (once.size() < others.size() || once.contains(region) || others.size() > TransferLimits.MAX_OTHER_REGIONS) {
            throw new IllegalArgumentException("an event has its home region and up to %d others, each named once"
                    .formatted(TransferLimits.MAX_OTHER_REGIONS));
        }
        for (Share share : shares) {
            if (!once.remove(share.region())) {
                throw new IllegalArgumentException(
                        "%s has a share twice, or is none of the other regions".formatted(share.region()));
            }
        }
    }

    /** Whether places of the event may be there. */
    boolean has(String name) {
        return region.equals(name) || others.contains(name);
    }

    /** Whether an id names another region than this one; one that names none belongs to the home. */
    boolean isForeign(String id, String here) {
        return !owner(id).equals(here);
    }

    /** The region that an id belongs to: the one that it names, or else the home. */
    String owner(String id) {
        return RegionNames.of(id).orElse(region);
    }

    /** Rejects shares of places that the plan does not have, and a place in two of them. */
    void check(SeatingPlan plan) {
        Places given = Places.none(plan);
        int ranges = 0;
        for (Share share : shares) {
            Places places = Places.of(plan, share.places());
            if (!given.and(places).isEmpty()) {
                throw new IllegalArgumentException("a place is in two shares: " + given.and(places));
            }
            given = given.or(places);
            ranges += share.places().size();
        }
        if (!shares.isEmpty()) {
            Limit.require("shares", TransferLimits.rangesProblem(ranges));
        }
    }
}
