package io.holdfast.api.rest;

import io.holdfast.api.command.Events;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The seats of an event. */
@Path("/v1/events/{event}/seats")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class SeatsResource {

    private final Events events;
    private final Gate gate;

    SeatsResource(Events events, Gate gate) {
        this.events = events;
        this.gate = gate;
    }

    /** Reads the state of each seat. */
    @GET
    public Response read(
            @PathParam("event") String event,
            @QueryParam("section") @Nullable String section,
            @Context HttpHeaders headers) {
        PathIds.check(event);
        return gate.answer(CallKind.READ, headers, call -> events.seats(event, Optional.ofNullable(section), call));
    }
}
