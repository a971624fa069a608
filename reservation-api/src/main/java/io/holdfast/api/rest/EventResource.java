package io.holdfast.api.rest;

import io.holdfast.api.command.Events;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** One event. */
@Path("/v1/events/{event}")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class EventResource {

    private static final String EVENT = "event";

    private final Events events;
    private final Gate gate;

    EventResource(Events events, Gate gate) {
        this.events = events;
        this.gate = gate;
    }

    /** Puts it on sale. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@PathParam(EVENT) String event, @Context HttpHeaders headers, InputStream body) {
        PathIds.check(event);
        var request = EventBody.read(event, gate.json(headers, body, Body.MAX_EVENT_BYTES));
        return gate.answer(CallKind.OPEN, headers, call -> events.open(request, call));
    }

    /** Reads it. */
    @GET
    public Response read(@PathParam(EVENT) String event, @Context HttpHeaders headers) {
        PathIds.check(event);
        return gate.answer(CallKind.READ, headers, call -> events.read(event, call));
    }

    /** Takes it off sale. */
    @DELETE
    public Response close(@PathParam(EVENT) String event, @Context HttpHeaders headers) {
        PathIds.check(event);
        return gate.answer(CallKind.CLOSE, headers, call -> events.close(event, call));
    }
}
