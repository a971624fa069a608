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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        var body = new LinkedHashMap<String, Object>();
        body.put("at", Bodies.instant(census.at()));
        body.put("reservations", census.states());
        body.put("overdue", Map.of("holds", census.overdue(), "longestSeconds", seconds(census.longestOverdue())));
        body.put("unpaid", unpaid(census));
        // What can't be found out is left out, rather than shown as none.
        deadLetters().ifPresent(topics -> body.put("deadLetters", topics));
        return Response.ok(Json.write(body), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Map<String, Object> unpaid(Census census) {
        var unpaid = new LinkedHashMap<String, Object>();
        unpaid.put("reservations", census.unpaid());
        unpaid.put(
                "oldest",
                census.oldestUnpaid().stream()
                        .map(state -> entry(state, census.at()))
                        .toList());
        return unpaid;
    }

    private static Map<String, Object> entry(Reservation state, Instant at) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("event", state.event());
        entry.put("reservation", state.id());
        entry.put("status", state.status().shown());
        entry.put("since", Bodies.instant(state.decided().at()));
        entry.put("seconds", seconds(Duration.between(state.decided().at(), at)));
        return entry;
    }

    private Optional<List<Map<String, Object>>> deadLetters() {
        try {
            return Optional.of(
                    deadLetters.read().stream().map(OverviewResource::entry).toList());
        } catch (LagUnavailableException unavailable) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> entry(DeadLetters letters) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("topic", letters.topic());
        entry.put("records", letters.records());
        entry.put("exact", letters.exact());
        return entry;
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toMillis()) / MILLIS;
    }
}
