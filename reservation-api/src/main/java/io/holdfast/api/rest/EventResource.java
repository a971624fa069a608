package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.command.Call;
import io.holdfast.api.command.Events;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events and their seats. */
@Path("/v1/events")
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

    /** Lists what is on sale. */
    @GET
    public Response list(@Context HttpHeaders headers) {
        return answer(headers, events::list);
    }

    /** Puts an event on sale. */
    @PUT
    @Path("{event}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@PathParam(EVENT) String event, @Context HttpHeaders headers, InputStream body) {
        var request = EventBody.read(Ids.check(EVENT, event), gate.json(headers, body));
        return answer(headers, call -> events.open(request, call));
    }

    /** Reads an event. */
    @GET
    @Path("{event}")
    public Response read(@PathParam(EVENT) String event, @Context HttpHeaders headers) {
        Ids.check(EVENT, event);
        return answer(headers, call -> events.read(event, call));
    }

    /** Takes an event off sale. */
    @DELETE
    @Path("{event}")
    public Response close(@PathParam(EVENT) String event, @Context HttpHeaders headers) {
        Ids.check(EVENT, event);
        return answer(headers, call -> events.close(event, call));
    }

    /** Reads the state of each seat. */
    @GET
    @Path("{event}/seats")
    public Response seats(
            @PathParam(EVENT) String event,
            @QueryParam("section") @Nullable String section,
            @Context HttpHeaders headers) {
        Ids.check(EVENT, event);
        return answer(headers, call -> events.seats(event, Optional.ofNullable(section), call));
    }

    private Response answer(HttpHeaders headers, Function<Call, Answer> answer) {
        return gate.answer(headers, answer);
    }
}
