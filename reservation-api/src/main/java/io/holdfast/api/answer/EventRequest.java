package io.holdfast.api.answer;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * What an event is to be: its terms, fixed once it is open.
 *
 * @param event its id
 * @param name what the public calls it
 * @param currency ISO 4217 code of every price
 * @param sections the seating plan
 */
public record EventRequest(String event, String name, String currency, List<Section> sections) {

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
        return differs;
    }
}
