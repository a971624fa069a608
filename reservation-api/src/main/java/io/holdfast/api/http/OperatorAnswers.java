package io.holdfast.api.http;

import io.holdfast.api.answer.Bodies;
import io.holdfast.api.answer.JsonObject;
import io.holdfast.api.http.request.MediaTypes;
import io.holdfast.api.http.request.RefusedRequestException;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.http.response.CallGate;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.lag.DeadLetterCount;
import io.holdfast.api.lag.Lag;
import io.holdfast.api.lag.LagBoard;
import io.holdfast.api.lag.LagBoard.Reading;
import io.holdfast.api.lag.LagUnavailableException;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.usecase.Census;
import io.holdfast.api.usecase.Overview;
import io.holdfast.api.usecase.RegionBoard;
import io.holdfast.api.usecase.RegionBoard.Standing;
import io.holdfast.schemas.regions.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What an operator looks at. */
@ApplicationScoped
class OperatorAnswers {

    private static final int OK = 200;
    private static final double MILLIS = 1_000.0;

    private final LagBoard lags;
    private final Overview overview;
    private final RegionBoard board;
    private final Regions regions;
    private final CallGate gate;

    OperatorAnswers(LagBoard lags, Overview overview, RegionBoard board, Regions regions, CallGate gate) {
        this.lags = lags;
        this.overview = overview;
        this.board = board;
        this.regions = regions;
        this.gate = gate;
    }

    /** How far every consumer group is behind. */
    HttpAnswer lag() {
        try {
            Reading<List<Lag>> reading = lags.lags();
            return answer(body -> body.put("at", reading.at().toString())
                    .put("lags", reading.found(), lag -> lag(lag, reading.at())));
        } catch (LagUnavailableException unavailable) {
            throw RefusedRequestException.lagUnknown();
        }
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

    /** What an operator looks at first. */
    HttpAnswer overview() {
        gate.requireReady(CallKind.READ);
        Census census = overview.census();
        // What can't be found out is left out, rather than shown as none.
        Optional<List<DeadLetterCount>> letters = deadLetters();
        return answer(body -> {
            body.put("at", Bodies.instant(census.at()))
                    .put("reservations", states -> census.states().forEach(states::put))
                    .put(
                            "overdue",
                            overdue -> overdue.put("holds", census.overdue())
                                    .put("longestSeconds", seconds(census.longestOverdue())))
                    .put(
                            "unpaid",
                            unpaid -> unpaid.put("reservations", census.unpaid())
                                    .put("oldest", census.oldestUnpaid(), state -> unpaid(state, census.at())));
            letters.ifPresent(topics -> body.put("deadLetters", topics, OperatorAnswers::topic));
        });
    }

    private static Consumer<JsonObject> unpaid(Reservation state, Instant at) {
        return body -> body.put("event", state.event())
                .put("reservation", state.id())
                .put("status", state.status().shown())
                .put("since", Bodies.instant(state.decided().at()))
                .put("seconds", seconds(Duration.between(state.decided().at(), at)));
    }

    private Optional<List<DeadLetterCount>> deadLetters() {
        try {
            return Optional.of(lags.deadLetters().found());
        } catch (LagUnavailableException unavailable) {
            return Optional.empty();
        }
    }

    private static Consumer<JsonObject> topic(DeadLetterCount letters) {
        return body -> body.put("topic", letters.topic())
                .put("records", letters.records())
                .put("exact", letters.exact());
    }

    /** How late the copies of the other regions are, and what is on its way. */
    HttpAnswer regions() {
        gate.requireReady(CallKind.READ);
        List<Standing> standings = board.read();
        Map<RegionBoard.Lost, RegionBoard.TakeOver> takeOvers = board.takeOvers();
        return answer(body -> {
            regions.here().ifPresent(here -> body.put("here", here));
            body.put("regions", standings, OperatorAnswers::standing);
            if (!takeOvers.isEmpty()) {
                body.put("takenOver", takeOvers.entrySet(), OperatorAnswers::takeOver);
            }
        });
    }

    private static Consumer<JsonObject> takeOver(Map.Entry<RegionBoard.Lost, RegionBoard.TakeOver> takeOver) {
        return body -> body.put("region", takeOver.getKey().region())
                .put("by", takeOver.getKey().by())
                .put("events", takeOver.getValue().events())
                .put("adopted", takeOver.getValue().adopted());
    }

    private static Consumer<JsonObject> standing(Standing standing) {
        return Bodies.age(standing.copy())
                .andThen(body -> body.put(
                                "positions",
                                positions -> standing.positions()
                                        .forEach((partition, offset) ->
                                                positions.put(Integer.toString(partition), offset)))
                        .put(
                                "inTransit",
                                places -> places.put(
                                                "given", standing.inTransit().given())
                                        .put("coming", standing.inTransit().coming())));
    }

    private static HttpAnswer answer(Consumer<JsonObject> body) {
        return HttpAnswer.of(OK, MediaTypes.JSON, JsonObject.bytes(body));
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toMillis()) / MILLIS;
    }
}
