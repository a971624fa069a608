package io.holdfast.hold.simulation;

import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.schemas.view.Share;
import java.util.List;
import java.util.Map;

/**
 * Which of two regions a world is.
 *
 * @param homes of each event the region that opens it
 */
record Region(String here, String other, Map<String, String> homes) {

    /** What the other region gets when an event is opened. */
    private static final List<SeatRange> SHARE = List.of(new SeatRange("A-2-1", "A-2-2"));

    boolean opens(String event) {
        return here.equals(homes.get(event));
    }

    /** Where this region opens an event. */
    Home home() {
        return new Home(here, List.of(other), List.of(new Share(other, SHARE)));
    }

    /** An identity: most often of this region, with or without its name; now and then of the other. */
    String identity(String event, String name, Chance chance) {
        int dice = chance.below(100);
        if (dice < 10) {
            return "%s~%s".formatted(other, name);
        }
        return dice < 40 && opens(event) ? name : "%s~%s".formatted(here, name);
    }
}
