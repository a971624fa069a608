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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private static Map<String, Object> body(Reading reading) {
        var body = new LinkedHashMap<String, Object>();
        body.put("at", reading.at().toString());
        List<Map<String, Object>> lags =
                reading.lags().stream().map(lag -> entry(lag, reading.at())).toList();
        body.put("lags", lags);
        return body;
    }

    private static Map<String, Object> entry(Lag lag, Instant at) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("group", lag.group());
        entry.put("topic", lag.topic());
        entry.put("partition", lag.partition());
        entry.put("end", lag.end());
        entry.put("position", lag.position());
        entry.put("records", lag.records());
        entry.put("exact", lag.exact());
        entry.put("seconds", lag.seconds(at));
        return entry;
    }
}
