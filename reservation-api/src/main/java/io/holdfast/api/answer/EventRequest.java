package io.holdfast.api.answer;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Home;
import io.holdfast.api.model.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an event is to be: its terms, fixed once it is open.
 *
 * @param event its id
 * @param name what the public calls it
 * @param currency ISO 4217 code of every price
 * @param sections the seating plan
 * @param perCustomer places that one customer may have; 0 for no limit
 * @param home where it is opened, and what other regions get then; empty if there are no regions
 */
public record EventRequest(
        String event, String name, String currency, List<Section> sections, int perCustomer, Optional<Home> home) {

    /** What an event without a limit is to be. */
    public EventRequest(String event, String name, String currency, List<Section> sections, Optional<Home> home) {
        this(event, name, currency, sections, 0, home);
    }

    /** Keeps its own copy of the plan. */
    public EventRequest {
        sections = List.copyOf(sections);
    }

    /** Names of the fields in which the event differs from this request. */
    List<String> differences(Event other) {
        var differs = new ArrayList<String>();
        if (!name.equals(other.name())) {
            differs.add("name");
        }
        if (!currency.equals(other.currency())) {
            differs.add("currency");
        }
        if (!sections.equals(other.sections())) {
            differs.add("sections");
        }
        if (perCustomer != other.perCustomer()) {
            differs.add("limits");
        }
        // Which regions there are is a setting, and may change; what they were given is not.
        boolean given = home.isPresent()
                && !home.get()
                        .shares()
                        .equals(other.ownership()
                                .map(known -> known.home().shares())
                                .orElseGet(TreeMap::new));
        if (given) {
            differs.add("shares");
        }
        return differs;
    }
}
