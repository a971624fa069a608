package io.holdfast.api.rest;

import io.holdfast.api.answer.Census;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.command.Overview;
import io.holdfast.api.lag.DeadLetterBoard;
import io.holdfast.api.lag.DeadLetters;
import io.holdfast.api.lag.LagUnavailableException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What an operator looks at first. */
@Path("/v1/overview")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class OverviewResource {

    private static final double MILLIS = 1_000.0;

    private final Overview overview;
    private final DeadLetterBoard deadLetters;
    private final Gate gate;

    OverviewResource(Overview overview, DeadLetterBoard deadLetters, Gate gate) {
        this.overview = overview;
        this.deadLetters = deadLetters;
        this.gate = gate;
    }

    /** Reads it. */
    @GET
    public Response read() {
        gate.requireReady(CallKind.READ);
        Census census = overview.census();
        // What can't be found out is left out, rather than shown as none.
        Optional<List<DeadLetters>> letters = deadLetters();
        byte[] body = Json.write(overview -> {
            overview.put("at", Bodies.instant(census.at()))
                    .put("reservations", states -> census.states().forEach(states::put))
                    .put(
                            "overdue",
                            overdue -> overdue.put("holds", census.overdue())
                                    .put("longestSeconds", seconds(census.longestOverdue())))
                    .put(
                            "unpaid",
                            unpaid -> unpaid.put("reservations", census.unpaid())
                                    .put("oldest", census.oldestUnpaid(), state -> unpaid(state, census.at())));
            letters.ifPresent(topics -> overview.put("deadLetters", topics, OverviewResource::topic));
        });
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Consumer<JsonObject> unpaid(Reservation state, Instant at) {
        return body -> body.put("event", state.event())
                .put("reservation", state.id())
                .put("status", state.status().shown())
                .put("since", Bodies.instant(state.decided().at()))
                .put("seconds", seconds(Duration.between(state.decided().at(), at)));
    }

    private Optional<List<DeadLetters>> deadLetters() {
        try {
            return Optional.of(deadLetters.read());
        } catch (LagUnavailableException unavailable) {
            return Optional.empty();
        }
    }

    private static Consumer<JsonObject> topic(DeadLetters letters) {
        return body -> body.put("topic", letters.topic())
                .put("records", letters.records())
                .put("exact", letters.exact());
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toMillis()) / MILLIS;
    }
}
