package io.holdfast.api.rest;

import io.holdfast.api.command.Reservations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What happened to a reservation. */
@Path("/v1/events/{event}/reservations/{reservation}/history")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class HistoryResource {

    private final Reservations reservations;
    private final Gate gate;

    HistoryResource(Reservations reservations, Gate gate) {
        this.reservations = reservations;
        this.gate = gate;
    }

    /** Tells each state, when, and by which command. */
    @GET
    public Response history(
            @PathParam("event") String event,
            @PathParam("reservation") String reservation,
            @Context HttpHeaders headers) {
        PathIds.check(event, reservation);
        return gate.answer(CallKind.READ, headers, call -> reservations.history(event, reservation, call));
    }
}
