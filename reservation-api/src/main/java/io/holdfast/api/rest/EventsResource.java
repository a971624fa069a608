package io.holdfast.api.rest;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.EventPage;
import io.holdfast.api.answer.EventPage.Place;
import io.holdfast.api.command.Events;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All events. */
@Path("/v1/events")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class EventsResource {

    private final Events events;
    private final Gate gate;

    EventsResource(Events events, Gate gate) {
        this.events = events;
        this.gate = gate;
    }

    /** Lists what is on sale, or what was, page by page. */
    @GET
    public Response list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context HttpHeaders headers) {
        var asked = new EventPage(
                status(status), limit(limit), Optional.ofNullable(after).map(EventsResource::place));
        return gate.answer(CallKind.READ, headers, call -> events.list(asked, call));
    }

    private static Event.Status status(@Nullable String status) {
        return switch (status) {
            case null -> Event.Status.OPEN;
            case "OPEN" -> Event.Status.OPEN;
            case "CLOSED" -> Event.Status.CLOSED;
            default -> throw Refusal.field("status", "must be OPEN or CLOSED");
        };
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return EventPage.DEFAULT_LIMIT;
        }
        boolean good = limit.matches("[0-9]{1,9}")
                && Integer.parseInt(limit) >= 1
                && Integer.parseInt(limit) <= EventPage.MAX_LIMIT;
        if (!good) {
            throw Refusal.field("limit", "must be 1 to " + EventPage.MAX_LIMIT);
        }
        return Integer.parseInt(limit);
    }

    private static Place place(String after) {
        return Place.parse(after).orElseThrow(() -> Refusal.field("after", "must be that of a page's next"));
    }
}
