package io.holdfast.api.rest;

import io.holdfast.api.command.Events;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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

    /** Lists what is on sale. */
    @GET
    public Response list(@Context HttpHeaders headers) {
        return gate.answer(CallKind.READ, headers, events::list);
    }
}
