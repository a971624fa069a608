package io.holdfast.api.model;

import io.holdfast.schemas.limits.RegionNames;
import io.holdfast.schemas.limits.SeatId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who has the places of an event, as far as the log of one region says.
 *
 * @param here the region whose log it is
 * @param home where the event was opened: that region has what no share names
 * @param shares what each other region has, by its name; what was ceded and has not arrived yet counts for the region that it goes to
 * @param links how far the transfers with each other region have come, by its name
 * @param cessions the last transfers to other regions, the oldest first
 * @param takenOver regions that were lost, and that another one has taken over; it may be this one
 */
public record Ownership(
        String here,
        Home home,
        SortedMap<String, Places> shares,
        SortedMap<String, Link> links,
        List<Cession> cessions,
        List<TakenOver> takenOver) {

    /**
     * How far the transfers between two regions have come.
     *
     * @param ceded number of the last one that was ceded; 0 if there was none
     * @param received number of the last one that was received; 0 if there was none
     */
    public record Link(long ceded, long received) {

        static final Link NONE = new Link(0, 0);
    }

    /**
     * A transfer to another region.
     *
     * @param transfer chosen by who asked for it
     * @param n number among the transfers from here to there: 1, 2, 3 and so on
     */
    public record Cession(String transfer, long n, String to, Places places) {}

    /**
     * A region that was lost.
     *
     * @param by the region that has taken it over
     * @param placesAdopted whether its places are that one's own by now; until then nobody sells them
     */
    public record TakenOver(String region, String by, boolean placesAdopted) {}

    /** Keeps copies. */
    public Ownership {
        shares = new TreeMap<>(shares);
        links = new TreeMap<>(links);
        cessions = List.copyOf(cessions);
        takenOver = List.copyOf(takenOver);
    }

    /** What became of a region that was lost; empty if it was not. */
    public Optional<TakenOver> takenOver(String region) {
        return takenOver.stream().filter(lost -> lost.region().equals(region)).findFirst();
    }

    /** The region that has taken this one over, and decides about all of the event; empty if none has. */
    public Optional<String> retiredBy() {
        return takenOver(here).map(TakenOver::by);
    }

    /** Whether a region was lost and its places are nobody's yet. */
    public boolean isBeingTakenOver(String region) {
        return takenOver(region).filter(lost -> !lost.placesAdopted()).isPresent();
    }

    /** The region that decides about a reservation of the event: the one that its id names, else the event's home. */
    public String regionOf(String reservation) {
        return RegionNames.of(reservation).orElse(home.region());
    }

    /** Whether other regions have some of the places, or all of them. */
    public boolean isShared() {
        return !here.equals(home.region()) || !shares.isEmpty();
    }

    /** Whether every one of these seats is this region's own; a seat that the plan lacks is nobody else's. */
    public boolean isOwn(Collection<String> seats) {
        return seats.stream().allMatch(seat -> owner(seat).equals(here));
    }

    /** These seats by the regions that have them. */
    public SortedMap<String, List<String>> byOwner(Collection<String> seats) {
        var owners = new TreeMap<String, List<String>>();
        seats.forEach(seat ->
                owners.computeIfAbsent(owner(seat), _ -> new ArrayList<>()).add(seat));
        return owners;
    }

    private String owner(String seat) {
        return SeatId.parse(seat).map(this::owner).orElse(here);
    }

    /** The region that has a seat, which the plan has. */
    public String owner(SeatId seat) {
        for (Map.Entry<String, Places> share : shares.entrySet()) {
            if (share.getValue().has(seat)) {
                return share.getKey();
            }
        }
        return home.region();
    }

    /** Places of the plan by the regions that have them. It takes as long as they are many. */
    public SortedMap<String, Places> byOwner(List<Section> plan, Places places) {
        var seats = new TreeMap<String, List<SeatRange>>();
        places.each(
                plan,
                seat -> seats.computeIfAbsent(owner(seat), _ -> new ArrayList<>())
                        .add(new SeatRange(seat, seat)));
        var owners = new TreeMap<String, Places>();
        seats.forEach((region, ranges) -> owners.put(region, Places.of(plan, ranges)));
        return owners;
    }

    /** The places of the plan that are this region's own. It takes as long as the plan has seats. */
    public Places own(List<Section> plan) {
        SortedMap<String, Places> owners = byOwner(plan, Places.all(plan));
        return owners.getOrDefault(here, Places.of(plan, List.of()));
    }

    /** The regions that places can be given to from here. */
    public List<String> others() {
        return Stream.concat(Stream.of(home.region()), home.others().stream())
                .filter(region -> !region.equals(here))
                .toList();
    }

    /**
     * How many places each region has, as far as this log says.
     *
     * @param all how many the event has
     */
    public SortedMap<String, Long> counts(long all) {
        var counts = new TreeMap<String, Long>();
        shares.forEach((region, places) -> counts.put(region, places.seats()));
        long shared = counts.values().stream().mapToLong(Long::longValue).sum();
        counts.put(home.region(), all - shared);
        return counts;
    }

    /** How far the transfers with another region have come. */
    public Link link(String region) {
        return links.getOrDefault(region, Link.NONE);
    }

    /** The transfer to another region that is known by this name. */
    public Optional<Cession> cession(String transfer) {
        return cessions.stream()
                .filter(known -> known.transfer().equals(transfer))
                .findFirst();
    }

    /** Whether places of the event may be in this region. */
    public boolean has(String region) {
        return region.equals(here) || others().contains(region);
    }
}
