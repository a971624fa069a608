package io.holdfast.api.rest;

import io.holdfast.api.command.Checkouts;
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

/** Paying for a reservation. */
@Path("/v1/events/{event}/reservations/{reservation}/checkout")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class CheckoutResource {

    private final Checkouts checkouts;
    private final Gate gate;

    CheckoutResource(Checkouts checkouts, Gate gate) {
        this.checkouts = checkouts;
        this.gate = gate;
    }

    /** Pays for the held seats. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response checkout(
            @PathParam("event") String event,
            @PathParam("reservation") String reservation,
            @Context HttpHeaders headers,
            InputStream body) {
        PathIds.check(event, reservation);
        var request = CheckoutBody.read(event, reservation, gate.json(headers, body));
        return gate.answer(CallKind.CHECKOUT, headers, call -> checkouts.checkout(request, call));
    }
}
