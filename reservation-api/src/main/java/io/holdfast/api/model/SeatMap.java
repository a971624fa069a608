package io.holdfast.api.model;

import io.holdfast.schemas.limits.SeatId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every seat of an event that this region sells, with its state, in the order of the seating plan. */
public final class SeatMap {

    private SeatMap() {}

    /**
     * The seats of the event, or of one section of it.
     *
     * @param taken those that are not available
     */
    public static Map<String, SeatStatus> of(Event event, Optional<String> section, Map<String, SeatStatus> taken) {
        var seats = new LinkedHashMap<String, SeatStatus>();
        sections(event, section).forEach(one -> add(seats, one, taken));
        event.ownership()
                .filter(ownership -> ownership.isShared())
                .ifPresent(ownership -> seats.keySet().removeIf(seat -> !ownership.isOwn(List.of(seat))));
        return seats;
    }

    /** The seats of the event, or of one section of it, that other regions have, by the names of the regions. */
    public static SortedMap<String, List<SeatId>> elsewhere(
            Event event, Ownership ownership, Optional<String> section) {
        var elsewhere = new TreeMap<String, List<SeatId>>();
        if (ownership.isShared()) {
            sections(event, section).forEach(one -> add(elsewhere, one, ownership));
        }
        return elsewhere;
    }

    private static void add(SortedMap<String, List<SeatId>> elsewhere, Section section, Ownership ownership) {
        for (int row = 1; row <= section.rows(); row++) {
            for (int number = 1; number <= section.seatsPerRow(); number++) {
                var seat = new SeatId(section.name(), row, number);
                String owner = ownership.owner(seat);
                if (!owner.equals(ownership.here())) {
                    elsewhere.computeIfAbsent(owner, _ -> new ArrayList<>()).add(seat);
                }
            }
        }
    }

    private static Stream<Section> sections(Event event, Optional<String> section) {
        return event.sections().stream()
                .filter(one -> section.isEmpty() || section.get().equals(one.name()));
    }

    private static void add(Map<String, SeatStatus> seats, Section section, Map<String, SeatStatus> taken) {
        for (int row = 1; row <= section.rows(); row++) {
            for (int number = 1; number <= section.seatsPerRow(); number++) {
                String seat = section.seat(row, number);
                seats.put(seat, taken.getOrDefault(seat, SeatStatus.AVAILABLE));
            }
        }
    }
}
