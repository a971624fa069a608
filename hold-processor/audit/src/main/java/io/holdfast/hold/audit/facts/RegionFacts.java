package io.holdfast.hold.audit.facts;

import io.holdfast.schemas.fact.PlacesAdopted;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.fact.RegionRetired;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.limits.RegionNames;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What the region of this log has of an event, as the facts tell.
 *
 * @param here the region
 * @param home the region that opened the event
 * @param others the other regions that may have places of it
 * @param opening the regions and their shares as the event was opened with them, in words
 * @param own a bit for each place in the order of the seating plan, in words of 64
 * @param epoch highest epoch of a transfer so far
 * @param ceded number of the last transfer to each other region
 * @param received number of the last one from it
 * @param lost the regions that were taken over; it may be this one
 */
public record RegionFacts(
        String here,
        String home,
        List<String> others,
        String opening,
        List<Long> own,
        long epoch,
        Map<String, Long> ceded,
        Map<String, Long> received,
        Map<String, Lost> lost) {

    static RegionFacts opened(io.holdfast.schemas.view.Home home, int seats) {
        var all = new BitSet();
        all.set(0, seats);
        return begin(home.getRegion(), home, words(all));
    }

    static RegionFacts adopted(String here, io.holdfast.schemas.view.Home home) {
        return begin(here, home, List.of());
    }

    private static RegionFacts begin(String here, io.holdfast.schemas.view.Home home, List<Long> own) {
        return new RegionFacts(
                here, home.getRegion(), home.getOthers(), opening(home), own, 0, Map.of(), Map.of(), Map.of());
    }

    private static List<Long> words(BitSet places) {
        return LongStream.of(places.toLongArray()).boxed().toList();
    }

    private static String opening(io.holdfast.schemas.view.Home home) {
        return "%s and %s: %s".formatted(home.getRegion(), home.getOthers(), home.getShares());
    }

    /** Whether an event was opened with these regions and shares. */
    public boolean isOpenedWith(io.holdfast.schemas.view.Home home) {
        return opening.equals(opening(home));
    }

    RegionFacts ceded(PlacesCeded fact, BitSet places) {
        BitSet rest = places();
        rest.andNot(places);
        return new RegionFacts(
                here,
                home,
                others,
                opening,
                words(rest),
                fact.getEpoch(),
                with(ceded, fact.getTo(), fact.getN()),
                received,
                lost);
    }

    RegionFacts received(PlacesReceived fact, BitSet places) {
        return new RegionFacts(
                here,
                home,
                others,
                opening,
                words(and(places)),
                Math.max(epoch, fact.getEpoch()),
                ceded,
                with(received, fact.getFrom(), fact.getN()),
                lost);
    }

    RegionFacts takenOver(RegionTakenOver fact) {
        var taken = new Lost(here, fact.getUpToPartition(), fact.getUpToOffset(), false);
        return having(own, epoch, with(lost, fact.getRegion(), taken));
    }

    RegionFacts adopted(PlacesAdopted fact, BitSet places) {
        Lost before = lost.get(fact.getRegion());
        return having(
                words(and(places)),
                fact.getEpoch(),
                before == null ? lost : with(lost, fact.getRegion(), before.adopted()));
    }

    RegionFacts retired(RegionRetired fact) {
        var retired = new Lost(fact.getBy(), fact.getUpToPartition(), fact.getUpToOffset(), true);
        return having(List.of(), epoch, with(lost, here, retired));
    }

    private RegionFacts having(List<Long> places, long at, Map<String, Lost> gone) {
        return new RegionFacts(here, home, others, opening, places, at, ceded, received, gone);
    }

    private BitSet and(BitSet places) {
        BitSet more = places();
        more.or(places);
        return more;
    }

    private static <V> Map<String, V> with(Map<String, V> before, String region, V value) {
        var next = new TreeMap<>(before);
        next.put(region, value);
        return next;
    }

    /** The places that are the region's own; to be changed at will. */
    public BitSet places() {
        return BitSet.valueOf(own.stream().mapToLong(Long::longValue).toArray());
    }

    /** Number of the next transfer to a region. */
    public long nextTo(String region) {
        return ceded.getOrDefault(region, 0L) + 1;
    }

    /** Number of the next transfer from a region. */
    public long nextFrom(String region) {
        return received.getOrDefault(region, 0L) + 1;
    }

    /** Whether places can move between this region and that one. */
    public boolean reaches(String region) {
        return !region.equals(here) && (region.equals(home) || others.contains(region));
    }

    /** The region that an id, of an event or of a reservation, belongs to. */
    public String owner(String id) {
        return RegionNames.of(id).orElse(home);
    }

    /** Whether a reservation is not decided here: another region's, as long as it was not adopted. */
    public boolean isElsewhere(String id, boolean known, boolean money) {
        if (isRetired()) {
            return true;
        }
        Lost taken = lost.get(owner(id));
        return !owner(id).equals(here) && (taken == null || !(taken.placesAdopted() || known || money));
    }

    /** Whether this region was taken over by another one. */
    public boolean isRetired() {
        return lost.containsKey(here);
    }

    /** How a region was taken over; null if it was not. */
    public @Nullable Lost lost(String region) {
        return lost.get(region);
    }

    /** Whether a region's reservations are adopted now: it was taken over, and its places are nobody's to sell. */
    public boolean isBeingAdopted(String region) {
        Lost taken = lost.get(region);
        return taken != null && !taken.placesAdopted();
    }
}
