package io.holdfast.api.region;

import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership;
import io.holdfast.api.publish.Command.RequestPlaces;
import io.holdfast.api.view.Views;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Which regions run short of places that this one has many of. What another region has is read from its copy: nobody has to ask over a link that may
 * be cut, and while the copy is old nothing is given.
 *
 * <p>A request is known by its name, which follows from the number of the transfer that it would become. So it may be sent again, and by every instance, and
 * becomes one transfer.
 */
public final class LowWater {

    /** A copy that is younger says how many places a region has now. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Views views;
    private final RegionCopies copies;
    private final int mark;

    /**
     * Reads these views and copies.
     *
     * @param mark free seats of an event below which a region runs short, at least 1
     */
    public LowWater(Views views, RegionCopies copies, int mark) {
        this.views = views;
        this.copies = copies;
        this.mark = mark;
    }

    /**
     * What to ask the owner of this region's places for now. It takes as long as there are many events.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the views can't be read
     */
    public List<RequestPlaces> requests() {
        List<RegionCopy> fresh =
                copies.all().stream().filter(copy -> isFresh(copy.age())).toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        // An event may be handed over twice.
        var open = new LinkedHashMap<String, Event>();
        views.events(event -> {
            if (event.status() == Event.Status.OPEN && event.ownership().isPresent()) {
                open.put(event.id(), event);
            }
        });
        return open.values().stream()
                .flatMap(event -> fresh.stream().flatMap(copy -> request(event, copy).stream()))
                .toList();
    }

    private static boolean isFresh(CopyAge age) {
        return age.asOf().isPresent() && age.age().compareTo(FRESH) < 0;
    }

    private Optional<RequestPlaces> request(Event event, RegionCopy copy) {
        String region = copy.age().region();
        Ownership here = event.ownership().orElseThrow();
        return copy.event(event.id())
                .flatMap(Event::ownership)
                // What was given before and is on its way is not counted as there yet.
                .filter(there ->
                        there.link(here.here()).received() == here.link(region).ceded())
                .flatMap(there -> copy.read(states -> Optional.of(free(event, there, states))))
                .map(there -> wanted(free(event, here, views), there))
                .filter(wanted -> wanted > 0)
                .map(wanted -> new RequestPlaces(
                        event.id(), transfer(region, here.link(region).ceded() + 1), region, Math.toIntExact(wanted)));
    }

    private static String transfer(String region, long n) {
        return "low-water-%s-%d".formatted(region, n);
    }

    /** The own places of a region that nobody has. */
    private static long free(Event event, Ownership ownership, Views states) {
        var taken = states.tally(event.id());
        return ownership.counts(event.seats()).getOrDefault(ownership.here(), 0L) - taken.held() - taken.sold();
    }

    /** Up to twice the mark, of a region that keeps as much itself: else the next moment it would be the one that runs short. */
    private long wanted(long here, long there) {
        long wanted = 2L * mark - there;
        return there < mark && here - wanted >= 2L * mark ? wanted : 0;
    }
}
