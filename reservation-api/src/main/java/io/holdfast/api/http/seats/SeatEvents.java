package io.holdfast.api.http.seats;

import io.holdfast.api.answer.Bodies;
import io.holdfast.api.answer.JsonObject;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.SeatsElsewhere;
import io.holdfast.api.seats.SeatChange;
import io.holdfast.api.view.ViewPosition;
import io.holdfast.schemas.LogPosition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The seats as Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
final class SeatEvents {

    static final String MEDIA_TYPE = "text/event-stream";

    private SeatEvents() {}

    /** Tells how soon to come back after the connection was lost, in milliseconds. */
    static byte[] hello() {
        return bytes("retry: 1000\n\n");
    }

    static byte[] quiet() {
        return bytes(": quiet\n\n");
    }

    /** Sent before this instance stops; the client reconnects to another instance. */
    static byte[] closing() {
        return bytes("event: closing\ndata: {\"reason\":\"this instance stops\"}\n\n");
    }

    static byte[] snapshot(
            String event,
            Map<String, SeatStatus> seats,
            List<SeatsElsewhere> elsewhere,
            LogPosition evidence,
            ViewPosition upTo) {
        return bytes(event("snapshot", Optional.of(upTo), Bodies.seats(event, seats, elsewhere, evidence)));
    }

    static byte[] changes(List<SeatChange> changes) {
        var text = new StringBuilder();
        // A reader that is cut before the last change of a command comes back for the whole of it.
        changes.forEach(change -> text.append(
                event("change", change.last() ? Optional.of(change.at()) : Optional.empty(), body(change))));
        return bytes(text.toString());
    }

    private static Consumer<JsonObject> body(SeatChange change) {
        return body -> {
            body.put("seat", change.seat()).put("status", change.status().name());
            change.cause().ifPresent(cause -> body.put("evidence", Bodies.position(cause)));
        };
    }

    private static String event(String name, Optional<ViewPosition> id, Consumer<JsonObject> data) {
        // JSON of ours has no line breaks, so that one line of data holds it.
        String json = new String(JsonObject.bytes(data), StandardCharsets.UTF_8);
        return "event: " + name + id.map(at -> "\nid: " + at).orElse("") + "\ndata: " + json + "\n\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
