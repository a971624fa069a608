package io.holdfast.bench.baseline.http;

import io.holdfast.bench.baseline.http.Owner.Result;
import io.holdfast.bench.baseline.http.Owner.Seat;
import io.holdfast.bench.baseline.http.Owner.Unavailable;
import io.holdfast.bench.baseline.http.Owner.View;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Results as the contract's responses.
 *
 * @param decidedBy the owner's name in the evidence
 */
record BaselineAnswers(String decidedBy) {

    /** To a hold: a rejection is a problem. */
    LoadAnswer ofHold(Result result) {
        return result instanceof Result.Now(View view) && view.rejected() ? rejected(view) : of(result);
    }

    LoadAnswer of(Result result) {
        return switch (result) {
            case Result.Opened(String event) -> event(LoadAnswer.CREATED, event);
            case Result.EventNow(String event) -> event(LoadAnswer.OK, event);
            case Result.EventDiffers(String event) ->
                LoadAnswer.problem(LoadAnswer.CONFLICT, "event-differs", "event " + event + " is open on other terms");
            case Result.NoSuchEvent(String event) ->
                LoadAnswer.problem(LoadAnswer.NOT_FOUND, "no-such-event", "there is no event " + event);
            case Result.Held(View view) -> reservation(LoadAnswer.CREATED, view);
            case Result.Now(View view) -> reservation(LoadAnswer.OK, view);
            case Result.Differs(View view, String field) ->
                LoadAnswer.problem(
                                LoadAnswer.UNPROCESSABLE,
                                "reservation-differs",
                                view.reservation() + " is another request")
                        .with("differs", new JsonArray().add(field));
            case Result.NoSuchReservation(String reservation) ->
                LoadAnswer.problem(
                        LoadAnswer.NOT_FOUND, "no-such-reservation", "there is no reservation " + reservation);
            case Result.Seats(String event, var all) -> {
                var seats = new JsonObject();
                for (Seat seat : all) {
                    seats.put(seat.seat(), seat.held() ? "HELD" : "AVAILABLE");
                }
                yield event(LoadAnswer.OK, event).with("seats", seats);
            }
        };
    }

    private LoadAnswer rejected(View view) {
        var seats = new JsonArray();
        for (Unavailable seat : view.unavailable()) {
            seats.add(new JsonObject().put("seat", seat.seat()).put("reason", seat.reason()));
        }
        return LoadAnswer.problem(LoadAnswer.CONFLICT, "seats-unavailable", "not every seat could be had")
                .with("seats", seats)
                .with("evidence", evidence(view));
    }

    private static LoadAnswer event(int status, String event) {
        return new LoadAnswer(status, new JsonObject().put("event", event));
    }

    private LoadAnswer reservation(int status, View view) {
        var json = new JsonObject()
                .put("reservation", view.reservation())
                .put("event", view.event())
                .put("status", view.status())
                .put("seats", view.seats());
        view.expiresAt().ifPresent(at -> json.put("expiresAt", at));
        json.put("version", view.version())
                .put("priceMinor", view.priceMinor())
                .put("currency", view.currency())
                .put("evidence", evidence(view));
        return new LoadAnswer(status, json);
    }

    private JsonObject evidence(View view) {
        return new JsonObject().put("decidedBy", decidedBy).put("at", view.decidedAt());
    }
}
