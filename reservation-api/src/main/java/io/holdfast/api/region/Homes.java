package io.holdfast.api.region;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Home;
import io.holdfast.api.model.Ownership;
import io.holdfast.api.model.Subject;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.schemas.limits.RegionNames;
import io.holdfast.schemas.regions.Regions;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which region decides about an event or a reservation. That follows from ids alone, so that no id is decided in two regions, whatever the link
 * between them does: an id that names a region belongs there; an event that names none belongs to the first region of all, and a reservation
 * that names none to the region of its event.
 */
@Singleton
public final class Homes {

    private final Regions regions;

    /** By these settings; without regions everything is decided here. */
    public Homes(RegionSettings settings) {
        this.regions = settings.regions();
    }

    /** Where an event of this id is opened; empty without regions. An id of a region that does not exist is opened nowhere. */
    public Optional<Home> home(String event) {
        return regions.all().stream()
                .findFirst()
                .map(first -> RegionNames.of(event).orElse(first))
                .map(region -> new Home(
                        region,
                        regions.all().stream()
                                .filter(other -> !other.equals(region))
                                .toList()));
    }

    /**
     * The other region that decides about an event or a reservation; empty if this one does.
     *
     * @param event as it is known here, empty if it is not; looked up only if there are regions
     */
    public Optional<String> elsewhere(Subject subject, Supplier<Optional<Event>> event) {
        return regions.any()
                ? region(subject, event.get()).filter(region -> !regions.here().equals(Optional.of(region)))
                : Optional.empty();
    }

    private Optional<String> region(Subject subject, Optional<Event> event) {
        if (event.isEmpty()) {
            return subject.reservation()
                    .flatMap(RegionNames::of)
                    .or(() -> home(subject.event()).map(Home::region));
        }
        // One that was opened without regions is decided where it was opened, and so here.
        return event.get().ownership().map(ownership -> region(subject, ownership));
    }

    private static String region(Subject subject, Ownership ownership) {
        return subject.reservation()
                .map(ownership::regionOf)
                .orElseGet(() -> ownership.home().region());
    }
}
