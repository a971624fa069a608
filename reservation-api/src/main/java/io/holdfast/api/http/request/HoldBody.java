package io.holdfast.api.http.request;

import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.model.Caller;
import io.holdfast.schemas.limits.CallerNames;
import io.holdfast.schemas.limits.HoldLimits;
import io.holdfast.schemas.limits.Ids;
import io.holdfast.shell.auth.CustomerNames;
import java.util.List;
import java.util.Optional;

/** The body of a hold, and that of an extension. */
public final class HoldBody {

    private static final String CUSTOMER = "customer";

    private HoldBody() {}

    /**
     * Reads a hold.
     *
     * @param caller who asks; one that is a customer itself may name no other
     * @param names the key by which a customer that is named becomes a hash, before anybody else sees it; empty if there is none
     */
    public static HoldRequest hold(
            String event, String reservation, byte[] body, Optional<Caller> caller, Optional<CustomerNames> names) {
        Fields fields = Fields.of(body, "seats", "holdSeconds", CUSTOMER);
        return new HoldRequest(
                event,
                reservation,
                seats(fields),
                holdSeconds(fields),
                fields.optionalText(CUSTOMER).map(given -> customer(given, caller, names)));
    }

    public static int extension(byte[] body) {
        return holdSeconds(Fields.of(body, "holdSeconds"));
    }

    private static List<String> seats(Fields fields) {
        List<String> seats = fields.texts("seats");
        RefusedRequestException.require("seats", HoldLimits.seatsProblem(seats));
        for (int i = 0; i < seats.size(); i++) {
            Optional<String> problem = Ids.problem(seats.get(i));
            if (problem.isPresent()) {
                throw RefusedRequestException.field("seats[%d]".formatted(i), problem.get());
            }
        }
        return seats;
    }

    private static String customer(String given, Optional<Caller> caller, Optional<CustomerNames> names) {
        if (caller.filter(Caller::ownHolds).isPresent()) {
            throw RefusedRequestException.field(CUSTOMER, "must be left out: this token is that of one customer");
        }
        RefusedRequestException.require(CUSTOMER, CallerNames.problem(given));
        if (names.isEmpty()) {
            throw RefusedRequestException.field(
                    CUSTOMER, "must be left out: holdfast.auth.customer-key is not set here");
        }
        return names.get().name(caller.map(Caller::tenant).orElse(""), given);
    }

    private static int holdSeconds(Fields fields) {
        return Math.toIntExact(fields.number("holdSeconds", null, HoldLimits::secondsProblem));
    }
}
