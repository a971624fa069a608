package io.holdfast.api.rest;

import io.holdfast.api.command.Checkouts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The address for the receipt of a reservation. */
@Path("/v1/events/{event}/reservations/{reservation}/contact")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class ContactResource {

    private final Checkouts checkouts;
    private final Gate gate;

    ContactResource(Checkouts checkouts, Gate gate) {
        this.checkouts = checkouts;
        this.gate = gate;
    }

    /** Erases it. */
    @DELETE
    public Response erase(
            @PathParam("event") String event,
            @PathParam("reservation") String reservation,
            @Context HttpHeaders headers) {
        PathIds.check(event, reservation);
        return gate.answer(CallKind.ERASE, headers, call -> checkouts.eraseContact(event, reservation));
    }
}
