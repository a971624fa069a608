package io.holdfast.api.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every seat of an event with its state, in the order of the seating plan. */
public final class SeatMap {

    private SeatMap() {}

    /**
     * The seats of the event, or of one section of it.
     *
     * @param taken those that are not available
     */
    public static Map<String, SeatStatus> of(Event event, Optional<String> section, Map<String, SeatStatus> taken) {
        var seats = new LinkedHashMap<String, SeatStatus>();
        event.sections().stream()
                .filter(one -> section.isEmpty() || section.get().equals(one.name()))
                .forEach(one -> add(seats, one, taken));
        return seats;
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
