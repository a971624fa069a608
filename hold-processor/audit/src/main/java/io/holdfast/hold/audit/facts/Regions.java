package io.holdfast.hold.audit.facts;

import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.limits.RegionNames;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

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
 */
public record Regions(
        String here,
        String home,
        List<String> others,
        String opening,
        List<Long> own,
        long epoch,
        Map<String, Long> ceded,
        Map<String, Long> received) {

    static Regions opened(io.holdfast.schemas.view.Home home, int seats) {
        var all = new BitSet();
        all.set(0, seats);
        return new Regions(
                home.getRegion(), home.getRegion(), home.getOthers(), opening(home), words(all), 0, Map.of(), Map.of());
    }

    static Regions adopted(String here, io.holdfast.schemas.view.Home home) {
        return new Regions(here, home.getRegion(), home.getOthers(), opening(home), List.of(), 0, Map.of(), Map.of());
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

    Regions ceded(PlacesCeded fact, BitSet places) {
        BitSet rest = places();
        rest.andNot(places);
        return new Regions(
                here,
                home,
                others,
                opening,
                words(rest),
                fact.getEpoch(),
                with(ceded, fact.getTo(), fact.getN()),
                received);
    }

    Regions received(PlacesReceived fact, BitSet places) {
        BitSet more = places();
        more.or(places);
        return new Regions(
                here,
                home,
                others,
                opening,
                words(more),
                Math.max(epoch, fact.getEpoch()),
                ceded,
                with(received, fact.getFrom(), fact.getN()));
    }

    private static Map<String, Long> with(Map<String, Long> numbers, String region, long n) {
        var next = new TreeMap<>(numbers);
        next.put(region, n);
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

    /** Whether an id, of an event or of a reservation, belongs to another region than this one. */
    public boolean isForeign(String id) {
        return !RegionNames.of(id).orElse(home).equals(here);
    }
}
