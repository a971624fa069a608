package io.holdfast.api.rest;

import io.holdfast.api.command.Reservations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Extensions of a hold. */
@Path("/v1/events/{event}/reservations/{reservation}/extension")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class ExtensionResource {

    private final Reservations reservations;
    private final Gate gate;

    ExtensionResource(Reservations reservations, Gate gate) {
        this.reservations = reservations;
        this.gate = gate;
    }

    /** Lets the hold last longer. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response extend(
            @PathParam("event") String event,
            @PathParam("reservation") String reservation,
            @Context HttpHeaders headers,
            InputStream body) {
        PathIds.check(event, reservation);
        int holdSeconds = HoldBody.extension(gate.json(headers, body));
        return gate.answer(
                CallKind.EXTEND, headers, call -> reservations.extend(event, reservation, holdSeconds, call));
    }
}
