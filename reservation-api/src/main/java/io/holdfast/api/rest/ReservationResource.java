package io.holdfast.api.rest;

import io.holdfast.api.command.Reservations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** One reservation, but for making it: see {@link HoldRoute}. */
@Path("/v1/events/{event}/reservations/{reservation}")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class ReservationResource {

    private static final String EVENT = "event";
    private static final String RESERVATION = "reservation";

    private final Reservations reservations;
    private final Gate gate;

    ReservationResource(Reservations reservations, Gate gate) {
        this.reservations = reservations;
        this.gate = gate;
    }

    /** Reads a reservation. */
    @GET
    public Response read(
            @PathParam(EVENT) String event, @PathParam(RESERVATION) String reservation, @Context HttpHeaders headers) {
        PathIds.check(event, reservation);
        return gate.answer(CallKind.READ, headers, call -> reservations.read(event, reservation, call));
    }

    /** Gives the seats back. */
    @DELETE
    public Response release(
            @PathParam(EVENT) String event, @PathParam(RESERVATION) String reservation, @Context HttpHeaders headers) {
        PathIds.check(event, reservation);
        return gate.answer(CallKind.RELEASE, headers, call -> reservations.release(event, reservation, call));
    }
}
