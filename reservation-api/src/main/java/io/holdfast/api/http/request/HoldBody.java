package io.holdfast.api.http.request;

import io.holdfast.api.answer.HoldRequest;
import io.holdfast.schemas.limits.HoldLimits;
import io.holdfast.schemas.limits.Ids;
import java.util.List;
import java.util.Optional;

/** The body of a hold, and that of an extension. */
public final class HoldBody {

    private HoldBody() {}

    public static HoldRequest hold(String event, String reservation, byte[] body) {
        Fields fields = Fields.of(body, "seats", "holdSeconds");
        return new HoldRequest(event, reservation, seats(fields), holdSeconds(fields));
    }

    public static int extension(byte[] body) {
        return holdSeconds(Fields.of(body, "holdSeconds"));
    }

    private static List<String> seats(Fields fields) {
        List<String> seats = fields.texts("seats");
        Refusal.require("seats", HoldLimits.seatsProblem(seats));
        for (int i = 0; i < seats.size(); i++) {
            Optional<String> problem = Ids.problem(seats.get(i));
            if (problem.isPresent()) {
                throw Refusal.field("seats[%d]".formatted(i), problem.get());
            }
        }
        return seats;
    }

    private static int holdSeconds(Fields fields) {
        return Math.toIntExact(fields.number("holdSeconds", null, HoldLimits::secondsProblem));
    }
}
