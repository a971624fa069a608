package io.holdfast.api.region;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership;
import io.holdfast.api.model.SeatMap;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.SeatsElsewhere;
import io.holdfast.api.model.SeatsElsewhere.Standing;
import io.holdfast.schemas.limits.SeatId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells how the places of other regions stand there, from the copies of their states. */
@Singleton
public final class ForeignSeats {

    private final RegionCopies copies;

    /** From these copies. */
    public ForeignSeats(RegionCopies copies) {
        this.copies = copies;
    }

    /** The places that other regions have of an event, or of one section of it; none of an event that knows no regions. */
    public List<SeatsElsewhere> of(Event event, Optional<String> section) {
        return event.ownership()
                .map(ownership -> SeatMap.elsewhere(event, ownership, section).entrySet().stream()
                        .map(region -> of(event, region.getKey(), region.getValue()))
                        .toList())
                .orElse(List.of());
    }

    private SeatsElsewhere of(Event event, String region, List<SeatId> seats) {
        Optional<RegionCopy> copy = copies.of(region);
        Optional<Ownership> there =
                copy.flatMap(states -> states.event(event.id())).flatMap(Event::ownership);
        Map<String, SeatStatus> taken = copy.flatMap(states -> states.read(
                        abroad -> Optional.of(abroad.seats(event.id()).taken())))
                .orElse(Map.of());
        var standings = new LinkedHashMap<String, Standing>();
        for (SeatId seat : seats) {
            standings.put(
                    seat.id(),
                    there.map(known -> known.owner(seat).equals(region)
                                    ? standing(taken.getOrDefault(seat.id(), SeatStatus.AVAILABLE))
                                    : Standing.IN_TRANSIT)
                            .orElse(Standing.UNKNOWN));
        }
        return new SeatsElsewhere(copies.age(region), standings);
    }

    private static Standing standing(SeatStatus status) {
        return switch (status) {
            case AVAILABLE -> Standing.AVAILABLE;
            case HELD -> Standing.HELD;
            case SOLD -> Standing.SOLD;
        };
    }
}
