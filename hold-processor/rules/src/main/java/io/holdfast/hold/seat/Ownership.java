package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Ids;
import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.RegionNames;
import io.holdfast.schemas.limits.TransferLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who has the places of an event, as far as the log of one region says. A region holds and sells what is its own here, and nothing else. What
 * was ceded and has not arrived yet counts for the region that it goes to, which has it only once its own log says so: until then nobody
 * sells it.
 *
 * <p>It stays small whatever is transferred. A cession that would leave this region more than {@link TransferLimits#MAX_OWN_RANGES} ranges is refused.
 * A receipt can't be refused, and need not be: decision 51 says why there can be no more than three times as many.
 *
 * @param here the region whose log it is
 * @param home the region that opened the event: it has what no share names
 * @param shares what each other region has, by its name; none is empty
 * @param epoch the highest logical time of a transfer that this log has seen
 * @param links how far the transfers with each other region have come, by its name
 * @param cessions the last transfers to other regions, the oldest first
 * @param takenOver the regions that were lost and taken over, by their names; it may be this one
 */
public record Ownership(
        String here,
        String home,
        SortedMap<String, Places> shares,
        long epoch,
        SortedMap<String, Link> links,
        List<Cession> cessions,
        SortedMap<String, TakenOver> takenOver) {

    /** Transfers that are known when they are asked for again, at most. */
    private static final int KEPT_CESSIONS = 100;

    /**
     * How far the transfers between two regions have come.
     *
     * @param ceded number of the last one that was ceded; 0 if there was none
     * @param received number of the last one that was received; 0 if there was none
     */
    public record Link(long ceded, long received) {

        static final Link NEW = new Link(0, 0);
    }

    /**
     * A transfer to another region.
     *
     * @param transfer chosen by who asked for it
     * @param n number among the transfers from here to there: 1, 2, 3 and so on
     * @param epoch its logical time: above that of every transfer that this log had seen
     */
    public record Cession(String transfer, long n, String to, List<SeatRange> places, long epoch) {

        /** Keeps a copy. */
        public Cession {
            places = List.copyOf(places);
        }
    }

    /**
     * A transfer from another region, as that one ceded it.
     *
     * @param n number among the transfers from there to here
     * @param originPartition where the fact is on that region's seat-events
     * @param originOffset where it is in the partition
     */
    public record Receipt(
            String transfer,
            long n,
            String from,
            List<SeatRange> places,
            long epoch,
            int originPartition,
            long originOffset) {

        /** Rejects what can be no transfer. */
        public Receipt {
            Limit.require("transfer", Ids.problem(transfer));
            Limit.require("region", RegionNames.problem(from));
            Limit.require("places", TransferLimits.rangesProblem(places.size()));
            Limit.require(n >= 1 && epoch >= 1, "the number and the epoch of a transfer must be at least 1");
            places = List.copyOf(places);
        }

        Receipt of(Places all) {
            return new Receipt(transfer, n, from, all.ranges(), epoch, originPartition, originOffset);
        }
    }

    /**
     * A region that another one goes on for.
     *
     * @param by that other one
     * @param upTo the last of the lost region's commands that is known there
     * @param placesAdopted whether its places are the other one's: until then nobody sells them
     */
    public record TakenOver(String by, UpTo upTo, boolean placesAdopted) {}

    /** Keeps copies. */
    public Ownership {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        cessions = List.copyOf(cessions);
        takenOver = Collections.unmodifiableSortedMap(new TreeMap<>(takenOver));
    }

    /** Of an event that nobody has ceded a place of, in the log of this region. */
    static Ownership begin(String here, Home home) {
        return new Ownership(here, home.region(), new TreeMap<>(), 0, new TreeMap<>(), List.of(), new TreeMap<>());
    }

    /** The region that has a place, by its index in the plan. */
    String owner(int place) {
        return shares.entrySet().stream()
                .filter(share -> share.getValue().has(place))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(home);
    }

    /** The places that are this region's own. */
    public Places own(SeatingPlan plan) {
        return of(plan, here);
    }

    /** The places that a region has. */
    Places of(SeatingPlan plan, String region) {
        if (!region.equals(home)) {
            return shares.getOrDefault(region, Places.none(plan));
        }
        Places own = Places.all(plan);
        for (Places others : shares.values()) {
            own = own.without(others);
        }
        return own;
    }

    Link link(String region) {
        return links.getOrDefault(region, Link.NEW);
    }

    /** A transfer to another region that is known by this name. */
    Optional<Cession> cession(String transfer) {
        return cessions.stream()
                .filter(known -> known.transfer().equals(transfer))
                .findFirst();
    }

    Ownership ceded(SeatingPlan plan, Cession cession) {
        var next = new TreeMap<>(links);
        next.put(cession.to(), new Link(cession.n(), link(cession.to()).received()));
        return new Ownership(
                here,
                home,
                moved(Places.of(plan, cession.places()), cession.to()),
                cession.epoch(),
                next,
                with(cession),
                takenOver);
    }

    Ownership received(SeatingPlan plan, Receipt receipt) {
        var next = new TreeMap<>(links);
        next.put(receipt.from(), new Link(link(receipt.from()).ceded(), receipt.n()));
        return new Ownership(
                here,
                home,
                moved(Places.of(plan, receipt.places()), here),
                Math.max(epoch, receipt.epoch()),
                next,
                cessions,
                takenOver);
    }

    /** Whether this region was taken over by another one. */
    boolean isRetired() {
        return takenOver.containsKey(here);
    }

    /** Whether no transfer to or from that region is possible any more: it was taken over, or this one was. */
    boolean isLost(String region) {
        return takenOver.containsKey(region) || isRetired();
    }

    /** How that region was taken over; empty if it was not. */
    Optional<TakenOver> takenOver(String region) {
        return Optional.ofNullable(takenOver.get(region));
    }

    /** Once that region is lost. Its places stay its own. */
    Ownership lost(String region, UpTo upTo) {
        return new Ownership(
                here, home, shares, epoch, links, cessions, with(region, new TakenOver(here, upTo, false)));
    }

    /** Once the places of a lost region are this one's. */
    Ownership adopted(SeatingPlan plan, String region, long adoptedAt) {
        UpTo upTo = takenOver(region).orElseThrow().upTo();
        return new Ownership(
                here,
                home,
                moved(of(plan, region), here),
                adoptedAt,
                links,
                cessions,
                with(region, new TakenOver(here, upTo, true)));
    }

    /** Once that region goes on for this one: every place counts for it. */
    Ownership retired(SeatingPlan plan, String by, UpTo upTo) {
        return new Ownership(
                here,
                home,
                moved(Places.all(plan), by),
                epoch,
                links,
                cessions,
                with(here, new TakenOver(by, upTo, true)));
    }

    private SortedMap<String, TakenOver> with(String region, TakenOver by) {
        var after = new TreeMap<>(takenOver);
        after.put(region, by);
        return after;
    }

    private SortedMap<String, Places> moved(Places places, String to) {
        var after = new TreeMap<String, Places>();
        shares.forEach((region, share) -> after.put(region, share.without(places)));
        if (!to.equals(home)) {
            after.merge(to, places, Places::or);
        }
        after.values().removeIf(Places::isEmpty);
        return after;
    }

    /** The oldest go when there are too many, or too large ones; the newest stays. */
    private List<Cession> with(Cession newest) {
        var kept = new ArrayList<>(cessions);
        kept.add(newest);
        while (kept.size() > 1
                && (kept.size() > KEPT_CESSIONS || ranges(kept.stream()) > 2 * TransferLimits.MAX_RANGES)) {
            kept.removeFirst();
        }
        return kept;
    }

    private static int ranges(Stream<Cession> cessions) {
        return cessions.mapToInt(cession -> cession.places().size()).sum();
    }
}
