package io.holdfast.hold.simulation.promise;

import io.holdfast.schemas.view.Section;
import java.util.List;
import java.util.OptionalLong;

/** What an event sells. */
record Terms(List<Section> sections, boolean open) {

    /** Price of a seat in minor units; empty if there is no such seat. */
    OptionalLong priceMinor(String seat) {
        String[] parts = seat.split("-", -1);
        return sections.stream()
                .filter(section -> section.getName().equals(parts[0])
                        && Integer.parseInt(parts[1]) <= section.getRows()
                        && Integer.parseInt(parts[2]) <= section.getSeatsPerRow())
                .mapToLong(Section::getPriceMinor)
                .findFirst();
    }
}
