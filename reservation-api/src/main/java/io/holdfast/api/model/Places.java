package io.holdfast.api.model;

import io.holdfast.schemas.limits.SeatId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A set of the places of one event, as the fewest ranges of seats. Never changed; a seat is looked for in the logarithm of their number. */
public final class Places {

    private final List<SeatRange> ranges;
    private final long seats;
    private final Map<String, NavigableMap<SeatId, SeatId>> lastByFirst = new HashMap<>();

    private Places(List<SeatRange> ranges, long seats) {
        this.ranges = List.copyOf(ranges);
        this.seats = seats;
        this.ranges.forEach(range -> lastByFirst
                .computeIfAbsent(range.first().section(), _ -> new TreeMap<>(Places::compare))
                .put(range.first(), range.last()));
    }

    /** The places in these ranges; the plan has all of them. */
    public static Places of(List<Section> plan, Collection<SeatRange> ranges) {
        var fewest = new ArrayList<SeatRange>();
        long seats = 0;
        for (Section section : plan) {
            var bits = new BitSet();
            ranges.stream()
                    .filter(range -> range.first().section().equals(section.name()))
                    .forEach(range -> bits.set(index(section, range.first()), index(section, range.last()) + 1));
            seats += bits.cardinality();
            for (int from = bits.nextSetBit(0); from >= 0; from = bits.nextSetBit(from)) {
                int end = bits.nextClearBit(from);
                fewest.add(new SeatRange(seat(section, from), seat(section, end - 1)));
                from = end;
            }
        }
        return new Places(fewest, seats);
    }

    /** Every place of a plan. */
    static Places all(List<Section> plan) {
        return of(
                plan,
                plan.stream()
                        .map(section -> new SeatRange(
                                new SeatId(section.name(), 1, 1),
                                new SeatId(section.name(), section.rows(), section.seatsPerRow())))
                        .toList());
    }

    /** Those of its places that the other does not have. It takes as long as they are many. */
    public Places without(List<Section> plan, Places other) {
        var rest = new ArrayList<SeatRange>();
        each(plan, seat -> {
            if (!other.has(seat)) {
                rest.add(new SeatRange(seat, seat));
            }
        });
        return of(plan, rest);
    }

    /** Hands over every seat, in the order of the plan. */
    void each(List<Section> plan, Consumer<SeatId> visitor) {
        for (Section section : plan) {
            ranges.stream()
                    .filter(range -> range.first().section().equals(section.name()))
                    .forEach(range -> {
                        for (int at = index(section, range.first()); at <= index(section, range.last()); at++) {
                            visitor.accept(seat(section, at));
                        }
                    });
        }
    }

    /** Whether a plan has this seat. */
    static boolean has(List<Section> plan, SeatId seat) {
        return plan.stream()
                .filter(section -> section.name().equals(seat.section()))
                .anyMatch(section -> seat.row() <= section.rows() && seat.number() <= section.seatsPerRow());
    }

    /** Whether this seat, which the plan has, is one of them. */
    public boolean has(SeatId seat) {
        NavigableMap<SeatId, SeatId> section = lastByFirst.get(seat.section());
        if (section == null) {
            return false;
        }
        Map.Entry<SeatId, SeatId> range = section.floorEntry(seat);
        return range != null && compare(seat, range.getValue()) <= 0;
    }

    /** Whether it has a seat that the other has. */
    public boolean meets(Places other) {
        // Of two ranges that meet, one begins within the other.
        return ranges.stream().anyMatch(range -> other.has(range.first()))
                || other.ranges.stream().anyMatch(range -> has(range.first()));
    }

    /** It as the fewest ranges, in the order of the plan. */
    public List<SeatRange> ranges() {
        return ranges;
    }

    /** How many seats it has. */
    public long seats() {
        return seats;
    }

    /** Within a section: row after row. */
    private static int compare(SeatId one, SeatId other) {
        return one.row() == other.row()
                ? Integer.compare(one.number(), other.number())
                : Integer.compare(one.row(), other.row());
    }

    private static int index(Section section, SeatId seat) {
        return (seat.row() - 1) * section.seatsPerRow() + seat.number() - 1;
    }

    private static SeatId seat(Section section, int index) {
        return new SeatId(section.name(), 1 + index / section.seatsPerRow(), 1 + index % section.seatsPerRow());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Places places && ranges.equals(places.ranges);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ranges);
    }

    @Override
    public String toString() {
        return ranges.toString();
    }
}
