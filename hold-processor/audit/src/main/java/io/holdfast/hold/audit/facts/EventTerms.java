package io.holdfast.hold.audit.facts;

import io.holdfast.schemas.limits.SeatId;
import java.util.List;
import java.util.OptionalLong;

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

    EventTerms closed() {
        return new EventTerms(name, currency, sections, false);
    }
}
