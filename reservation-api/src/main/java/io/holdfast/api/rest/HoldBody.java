package io.holdfast.api.rest;

import io.holdfast.api.answer.HoldRequest;
import io.holdfast.schemas.limits.Ids;
import java.util.HashSet;
import java.util.List;

/** The body of a hold, and that of an extension. */
final class HoldBody {

    private static final int MAX_SEATS = 10;
    private static final int MAX_HOLD_SECONDS = 1800;

    private HoldBody() {}

    static HoldRequest hold(String event, String reservation, byte[] body) {
        Fields fields = Fields.of(body, "seats", "holdSeconds");
        return new HoldRequest(event, reservation, seats(fields), holdSeconds(fields));
    }

    static int extension(byte[] body) {
        return holdSeconds(Fields.of(body, "holdSeconds"));
    }

    private static List<String> seats(Fields fields) {
        List<String> seats = fields.texts("seats");
        if (seats.isEmpty() || seats.size() > MAX_SEATS) {
            throw Refusal.field("seats", "must name 1 to %d seats".formatted(MAX_SEATS));
        }
        var once = new HashSet<String>();
        for (String seat : seats) {
            Refusal.require("seats[%d]".formatted(once.size()), Ids.problem(seat));
            if (!once.add(seat)) {
                throw Refusal.field("seats", "name %s twice".formatted(seat));
            }
        }
        return seats;
    }

    private static int holdSeconds(Fields fields) {
        return Math.toIntExact(fields.number("holdSeconds", 1, MAX_HOLD_SECONDS, null));
    }
}
