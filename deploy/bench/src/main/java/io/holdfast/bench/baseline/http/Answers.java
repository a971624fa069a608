package io.holdfast.bench.baseline.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.holdfast.bench.baseline.http.Owner.Result;
import io.holdfast.bench.baseline.http.Owner.Seat;
import io.holdfast.bench.baseline.http.Owner.Unavailable;
import io.holdfast.bench.baseline.http.Owner.View;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Results as the contract's responses. */
final class Answers {

    private static final JsonFactory JSON = new JsonFactory();

    private final String decidedBy;

    /** Answers whose evidence names an owner. */
    Answers(String decidedBy) {
        this.decidedBy = decidedBy;
    }

    /** To a hold, where a rejection is a problem. */
    Answer ofHold(Result result) {
        return result instanceof Result.Now(View view) && view.rejected() ? rejected(view) : of(result);
    }

    Answer of(Result result) {
        return switch (result) {
            case Result.Opened(String event) -> event(Answer.CREATED, event);
            case Result.EventNow(String event) -> event(Answer.OK, event);
            case Result.EventDiffers(String event) ->
                problem(Answer.CONFLICT, "event-differs", "event " + event + " is open on other terms");
            case Result.NoSuchEvent(String event) ->
                problem(Answer.NOT_FOUND, "no-such-event", "there is no event " + event);
            case Result.Held(View view) -> reservation(Answer.CREATED, view);
            case Result.Now(View view) -> reservation(Answer.OK, view);
            case Result.Differs(View view, String field) ->
                write(Answer.UNPROCESSABLE, json -> {
                    problem(
                            json,
                            Answer.UNPROCESSABLE,
                            "reservation-differs",
                            view.reservation() + " is another request");
                    json.writeArrayFieldStart("differs");
                    json.writeString(field);
                    json.writeEndArray();
                });
            case Result.NoSuchReservation(String reservation) ->
                problem(Answer.NOT_FOUND, "no-such-reservation", "there is no reservation " + reservation);
            case Result.Seats(String event, var seats) ->
                write(Answer.OK, json -> {
                    json.writeStringField("event", event);
                    json.writeObjectFieldStart("seats");
                    for (Seat seat : seats) {
                        json.writeStringField(seat.seat(), seat.held() ? "HELD" : "AVAILABLE");
                    }
                    json.writeEndObject();
                });
        };
    }

    private Answer rejected(View view) {
        return write(Answer.CONFLICT, json -> {
            problem(json, Answer.CONFLICT, "seats-unavailable", "not every seat could be had");
            json.writeArrayFieldStart("seats");
            for (Unavailable seat : view.unavailable()) {
                json.writeStartObject();
                json.writeStringField("seat", seat.seat());
                json.writeStringField("reason", seat.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            evidence(json, view);
        });
    }

    private Answer event(int status, String event) {
        return write(status, json -> json.writeStringField("event", event));
    }

    private Answer reservation(int status, View view) {
        return write(status, json -> {
            json.writeStringField("reservation", view.reservation());
            json.writeStringField("event", view.event());
            json.writeStringField("status", view.status());
            json.writeArrayFieldStart("seats");
            for (String seat : view.seats()) {
                json.writeString(seat);
            }
            json.writeEndArray();
            if (view.expiresAt().isPresent()) {
                json.writeStringField("expiresAt", view.expiresAt().get());
            }
            json.writeNumberField("version", view.version());
            json.writeNumberField("priceMinor", view.priceMinor());
            json.writeStringField("currency", view.currency());
            evidence(json, view);
        });
    }

    private void evidence(JsonGenerator json, View view) throws IOException {
        json.writeObjectFieldStart("evidence");
        json.writeStringField("decidedBy", decidedBy);
        json.writeStringField("at", view.decidedAt());
        json.writeEndObject();
    }

    static Answer problem(int status, String code, String detail) {
        return write(status, json -> problem(json, status, code, detail));
    }

    private static void problem(JsonGenerator json, int status, String code, String detail) throws IOException {
        json.writeStringField("type", "urn:holdfast:problem:" + code);
        json.writeNumberField("status", status);
        json.writeStringField("detail", detail);
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static Answer write(int status, Fields fields) {
        var bytes = new ByteArrayBuilder();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Answer(status, Buffer.buffer(bytes.toByteArray()));
    }
}
