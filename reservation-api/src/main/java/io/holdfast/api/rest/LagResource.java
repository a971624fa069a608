package io.holdfast.api.rest;

import io.holdfast.api.lag.Lag;
import io.holdfast.api.lag.LagBoard;
import io.holdfast.api.lag.LagBoard.Reading;
import io.holdfast.api.lag.LagUnavailableException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.Consumer;

/** How far every consumer group is behind. */
@Path("/v1/lag")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class LagResource {

    private final LagBoard board;

    LagResource(LagBoard board) {
        this.board = board;
    }

    /** Reads it. */
    @GET
    public Response read() {
        try {
            return Response.ok(Json.write(body(board.read())), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        } catch (LagUnavailableException unavailable) {
            throw Refusal.lagUnknown();
        }
    }

    private static Consumer<JsonObject> body(Reading reading) {
        return body ->
                body.put("at", reading.at().toString()).put("lags", reading.lags(), lag -> lag(lag, reading.at()));
    }

    private static Consumer<JsonObject> lag(Lag lag, Instant at) {
        return body -> body.put("group", lag.group())
                .put("topic", lag.topic())
                .put("partition", lag.partition())
                .put("end", lag.end())
                .put("position", lag.position())
                .put("records", lag.records())
                .put("exact", lag.exact())
                .put("seconds", lag.seconds(at));
    }
}
