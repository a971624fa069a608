package io.holdfast.api.http.request;

import io.holdfast.api.answer.EventPage;
import io.holdfast.api.answer.EventPage.Place;
import io.holdfast.api.model.Event;
import java.util.Optional;

/** The query that asks for events. */
public final class EventQuery {

    private EventQuery() {}

    public static EventPage page(RoutedRequest request) {
        return new EventPage(
                value(request, "status").map(EventQuery::status).orElse(Event.Status.OPEN),
                value(request, "limit").map(EventQuery::limit).orElse(EventPage.DEFAULT_LIMIT),
                value(request, "after").map(EventQuery::place));
    }

    /** A parameter without a value is as good as left out. */
    private static Optional<String> value(RoutedRequest request, String name) {
        return request.query(name).filter(value -> !value.isEmpty());
    }

    private static Event.Status status(String status) {
        return switch (status) {
            case "OPEN" -> Event.Status.OPEN;
            case "CLOSED" -> Event.Status.CLOSED;
            default -> throw RefusedRequestException.field("status", "must be OPEN or CLOSED");
        };
    }

    private static int limit(String limit) {
        boolean good = limit.matches("[0-9]{1,9}")
                && Integer.parseInt(limit) >= 1
                && Integer.parseInt(limit) <= EventPage.MAX_LIMIT;
        if (!good) {
            throw RefusedRequestException.field("limit", "must be 1 to " + EventPage.MAX_LIMIT);
        }
        return Integer.parseInt(limit);
    }

    private static Place place(String after) {
        return Place.parse(after)
                .orElseThrow(() -> RefusedRequestException.field("after", "must be that of a page's next"));
    }
}
