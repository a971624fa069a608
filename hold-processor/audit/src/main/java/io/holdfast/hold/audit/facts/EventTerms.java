package io.holdfast.hold.audit.facts;

import io.holdfast.schemas.limits.SeatId;
import io.holdfast.schemas.view.SeatRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an event sells, as the facts tell.
 *
 * @param open whether it takes new holds
 */
public record EventTerms(String name, String currency, List<Section> sections, boolean open) {

    /** Numbered seats at one price, in minor units. */
    public record Section(String name, int rows, int seatsPerRow, long priceMinor) {

        private boolean has(SeatId seat) {
            return name.equals(seat.section()) && seat.row() <= rows && seat.number() <= seatsPerRow;
        }
    }

    /** The same for records of the log, which name their sections in the schema's words. */
    public static EventTerms of(
            String name, String currency, List<io.holdfast.schemas.view.Section> sections, boolean open) {
        return new EventTerms(
                name,
                currency,
                sections.stream()
                        .map(section -> new Section(
                                section.getName(),
                                section.getRows(),
                                section.getSeatsPerRow(),
                                section.getPriceMinor()))
                        .toList(),
                open);
    }

    /** Price of a seat in minor units; empty if there is no such seat. */
    public OptionalLong priceMinor(String seat) {
        return SeatId.parse(seat).stream()
                .flatMap(id -> sections.stream().filter(section -> section.has(id)))
                .mapToLong(Section::priceMinor)
                .findFirst();
    }

    /** How many seats there are. */
    public int seats() {
        return sections.stream()
                .mapToInt(section -> section.rows() * section.seatsPerRow())
                .sum();
    }

    /** The places in these ranges, a bit for each in the order of the seating plan; null if the event lacks one of them. */
    public @Nullable BitSet places(List<SeatRange> ranges) {
        var places = new BitSet();
        for (SeatRange range : ranges) {
            int first = number(range.getFirst());
            int last = number(range.getLast());
            if (first < 0 || last < first) {
                return null;
            }
            places.set(first, last + 1);
        }
        return places;
    }

    /** Where a seat is among all, in the order of the seating plan; -1 if there is no such seat. */
    public int number(String seat) {
        SeatId id = SeatId.parse(seat).orElse(null);
        int before = 0;
        for (Section section : sections) {
            if (id != null && section.has(id)) {
                return before + (id.row() - 1) * section.seatsPerRow() + id.number() - 1;
            }
            before += section.rows() * section.seatsPerRow();
        }
        return -1;
    }

    /** Places as the fewest ranges, each within its section: {@code A-1-1..A-2-20}, or one seat. */
    public List<String> ranges(BitSet places) {
        var ranges = new ArrayList<String>();
        int begin = 0;
        for (Section section : sections) {
            int end = begin + section.rows() * section.seatsPerRow();
            for (int from = places.nextSetBit(begin); from >= 0 && from < end; from = places.nextSetBit(from)) {
                int to = Math.min(places.nextClearBit(from), end);
                ranges.add(from == to - 1 ? seat(from) : seat(from) + ".." + seat(to - 1));
                from = to;
            }
            begin = end;
        }
        return ranges;
    }

    /** The seat at a place. */
    public String seat(int number) {
        int rest = number;
        for (Section section : sections) {
            int seats = section.rows() * section.seatsPerRow();
            if (rest < seats) {
                return "%s-%d-%d"
                        .formatted(section.name(), 1 + rest / section.seatsPerRow(), 1 + rest % section.seatsPerRow());
            }
            rest -= seats;
        }
        throw new IndexOutOfBoundsException(number);
    }

    EventTerms closed() {
        return new EventTerms(name, currency, sections, false);
    }
}
