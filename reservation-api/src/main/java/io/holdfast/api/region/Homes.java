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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Which region decides about an event or a reservation. That follows from ids alone, so that no id is decided in two regions, whatever the link
 * between them does: an id that names a region belongs there; an event that names none belongs to the first region of all, and a reservation
 * that names none to the region of its event. What belongs to a region that was lost is decided by the region that has taken it over, once it has
 * adopted it.
 */
@Singleton
public final class Homes {

    /** Who decides. */
    public sealed interface Decider {

        /** This region. */
        record Here() implements Decider {}

        /** Another one. */
        record Other(String region) implements Decider {}

        /** Nobody yet: the region was lost, and this one is taking it over. */
        record Nobody(String lost) implements Decider {}
    }

    private final Regions regions;

    /** By these settings; without regions everything is decided here. */
    public Homes(RegionSettings settings) {
        this.regions = settings.regions();
    }

    /** Whether there are regions. */
    public boolean any() {
        return regions.any();
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
     * Who decides about an event or a reservation.
     *
     * @param event as it is known here, empty if it is not; looked up only if there are regions
     * @param adopted whether the reservation is known here; looked up only if its region was lost
     */
    public Decider decider(Subject subject, Supplier<Optional<Event>> event, BooleanSupplier adopted) {
        if (!regions.any()) {
            return new Decider.Here();
        }
        Optional<Event> known = event.get();
        Optional<String> retiredBy = known.flatMap(Event::ownership).flatMap(Ownership::retiredBy);
        if (retiredBy.isPresent()) {
            return new Decider.Other(retiredBy.get());
        }
        Optional<String> other =
                region(subject, known).filter(region -> !regions.here().equals(Optional.of(region)));
        if (other.isEmpty()) {
            return new Decider.Here();
        }
        return known.flatMap(Event::ownership)
                .flatMap(ownership -> ownership.takenOver(other.get()))
                .<Decider>map(lost -> lost.placesAdopted() || adopted.getAsBoolean()
                        ? new Decider.Here()
                        : new Decider.Nobody(lost.region()))
                .orElseGet(() -> new Decider.Other(other.get()));
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
