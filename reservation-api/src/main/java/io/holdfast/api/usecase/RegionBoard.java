package io.holdfast.api.usecase;

import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Ownership.TakenOver;
import io.holdfast.api.region.RegionCopies;
import io.holdfast.api.region.RegionCopy;
import io.holdfast.api.view.Views;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** How this region stands with each other one: how late its copy is, and which places are on their way. */
@Singleton
public final class RegionBoard {

    /** The events are gone through to count what is on its way: for many who look at once, and not more often. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Views views;
    private final RegionCopies copies;
    private final InstantSource clock;
    private Counts counted = new Counts(Map.of(), Map.of());
    private Instant countedAt = Instant.MIN;

    /** Counts in these views. */
    public RegionBoard(Views views, RegionCopies copies, InstantSource clock) {
        this.views = views;
        this.copies = copies;
        this.clock = clock;
    }

    /**
     * How it stands with one region.
     *
     * @param positions for each partition of its states, the offset of the last record that was copied
     */
    public record Standing(CopyAge copy, SortedMap<Integer, Long> positions, InTransit inTransit) {}

    /**
     * Places that were ceded and are not known here to have arrived.
     *
     * @param given from here to there
     * @param coming from there to here
     */
    public record InTransit(long given, long coming) {

        private static final InTransit NONE = new InTransit(0, 0);

        private InTransit and(InTransit more) {
            return new InTransit(given + more.given, coming + more.coming);
        }
    }

    /**
     * A region that was lost and taken over; it may be this one.
     *
     * @param by the region that has taken it over
     */
    public record Lost(String region, String by) {}

    /**
     * How far a take-over has come.
     *
     * @param events in which the region was taken over
     * @param adopted how many of them have its places adopted; in the others nobody sells them
     */
    public record TakeOver(long events, long adopted) {

        private TakeOver and(TakeOver more) {
            return new TakeOver(events + more.events, adopted + more.adopted);
        }
    }

    private record Counts(Map<String, InTransit> inTransit, Map<Lost, TakeOver> takeOvers) {}

    /** The regions that were lost, with how far taking them over has come; as of some seconds ago at most. */
    public Map<Lost, TakeOver> takeOvers() {
        return counts().takeOvers();
    }

    /** How it stands with every other region; nothing without regions. */
    public List<Standing> read() {
        return copies.all().stream()
                .map(copy -> new Standing(
                        copy.age(),
                        new TreeMap<>(copy.positions()),
                        inTransit(copy.age().region())))
                .toList();
    }

    /** What is on its way between this region and another one, as of some seconds ago at most. */
    public InTransit inTransit(String region) {
        return counts().inTransit().getOrDefault(region, InTransit.NONE);
    }

    private synchronized Counts counts() {
        Instant now = clock.instant();
        if (now.isBefore(countedAt) || Duration.between(countedAt, now).compareTo(FRESH) >= 0) {
            counted = count();
            countedAt = now;
        }
        return counted;
    }

    private Counts count() {
        var counts = new HashMap<String, InTransit>();
        var takeOvers = new HashMap<Lost, TakeOver>();
        try {
            // Places move in events that were opened or adopted here: every other one has nothing on its way.
            views.events(event -> {
                copies.all().forEach(copy -> counts.merge(copy.age().region(), between(event, copy), InTransit::and));
                event.ownership().stream()
                        .flatMap(ownership -> ownership.takenOver().stream())
                        .forEach(lost -> takeOvers.merge(
                                new Lost(lost.region(), lost.by()),
                                new TakeOver(1, lost.placesAdopted() ? 1 : 0),
                                TakeOver::and));
            });
        } catch (InvalidStateStoreException restoring) {
            return counted;
        }
        return new Counts(Map.copyOf(counts), Map.copyOf(takeOvers));
    }

    private static InTransit between(Event event, RegionCopy copy) {
        if (event.ownership().isEmpty()) {
            return InTransit.NONE;
        }
        Ownership here = event.ownership().get();
        String region = copy.age().region();
        if (here.retiredBy().isPresent()
                || here.takenOver(region).filter(TakenOver::placesAdopted).isPresent()) {
            // What was on its way never arrives any more: the one that took over has adopted it.
            return InTransit.NONE;
        }
        Optional<Ownership> there = copy.event(event.id()).flatMap(Event::ownership);
        long arrived = there.map(known -> known.link(here.here()).received()).orElse(0L);
        return new InTransit(
                seats(here, region, arrived),
                there.map(known -> seats(known, here.here(), here.link(region).received()))
                        .orElse(0L));
    }

    /** Places of transfers behind the last one that has arrived. */
    private static long seats(Ownership giver, String to, long arrived) {
        return giver.cessions().stream()
                .filter(cession -> cession.to().equals(to) && cession.n() > arrived)
                .map(Cession::places)
                .mapToLong(places -> places.seats())
                .sum();
    }
}
