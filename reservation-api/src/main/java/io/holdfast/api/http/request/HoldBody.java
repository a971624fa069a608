package io.holdfast.api.http.request;

import io.holdfast.api.answer.HoldRequest;
import io.holdfast.schemas.limits.HoldLimits;
import io.holdfast.schemas.limits.Ids;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The body of a hold, and that of an extension. */
public final class HoldBody {

    private HoldBody() {}

    /**
     * Reads a hold.
     *
     * @param customers what the customer of a name is called on the log
     */
    public static HoldRequest hold(String event, String reservation, byte[] body, UnaryOperator<String> customers) {
        Fields fields = Fields.of(body, "seats", "holdSeconds", CustomerField.NAME);
        return new HoldRequest(
                event,
                reservation,
                seats(fields),
                holdSeconds(fields),
                fields.optionalText(CustomerField.NAME).map(customers));
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
