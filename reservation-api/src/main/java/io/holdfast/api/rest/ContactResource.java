package io.holdfast.api.rest;

import io.holdfast.api.command.ReceiptAddresses;
import io.holdfast.schemas.limits.MailAddresses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The address for the receipt of a reservation. */
@Path("/v1/events/{event}/reservations/{reservation}/contact")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class ContactResource {

    private static final String EMAIL = "email";

    private final ReceiptAddresses addresses;
    private final Gate gate;

    ContactResource(ReceiptAddresses addresses, Gate gate) {
        this.addresses = addresses;
        this.gate = gate;
    }

    /** Replaces it. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @PathParam("event") String event,
            @PathParam("reservation") String reservation,
            @Context HttpHeaders headers,
            InputStream body) {
        PathIds.check(event, reservation);
        String given = Fields.of(gate.json(headers, body), EMAIL).text(EMAIL, null);
        Refusal.require(EMAIL, MailAddresses.problem(given));
        String email = MailAddresses.ascii(given).orElseThrow();
        return gate.answer(CallKind.CONTACT, headers, call -> addresses.replace(event, reservation, email, call));
    }

    /** Erases it, and every other of the reservation. */
    @DELETE
    public Response erase(
            @PathParam("event") String event,
            @PathParam("reservation") String reservation,
            @Context HttpHeaders headers) {
        PathIds.check(event, reservation);
        return gate.answer(CallKind.ERASE, headers, call -> addresses.erase(event, reservation));
    }
}
