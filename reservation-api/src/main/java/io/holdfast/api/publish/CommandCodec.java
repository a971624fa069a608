package io.holdfast.api.publish;

import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Home;
import io.holdfast.api.model.Places;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.RequestPlaces;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.Share;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Commands as the log's records. */
final class CommandCodec {

    /**
     * The rules by which new events are decided if there are no regions. Raised only once every hold-processor knows the version: one that does
     * not stops (docs/runbooks/new-rules.md).
     */
    private static final int RULES = 1;

    /** The first version of the rules that knows regions. */
    private static final int RULES_OF_REGIONS = 2;

    /** The first version of the rules that knows callers, and a limit for each customer. */
    private static final int RULES_OF_CALLERS = 3;

    private CommandCodec() {}

    static SeatCommand record(Command command, Optional<Caller> caller) {
        return new SeatCommand(
                body(command, caller.isPresent()),
                caller.map(CommandCodec::caller).orElse(null));
    }

    private static io.holdfast.schemas.view.Caller caller(Caller caller) {
        return new io.holdfast.schemas.view.Caller(
                caller.tenant(), caller.client(), caller.customer().orElse(null), caller.ownHolds(), caller.grants());
    }

    /** The CloudEvents type: {@code io.holdfast.HoldSeats}. */
    static String type(Command command) {
        return "io.holdfast." + command.getClass().getSimpleName();
    }

    private static SpecificRecord body(Command command, boolean known) {
        return switch (command) {
            case Command.OpenEvent(EventRequest request) ->
                new OpenEvent(
                        request.event(),
                        request.name(),
                        request.currency(),
                        request.sections().stream().map(CommandCodec::section).toList(),
                        rules(request, known),
                        request.home().map(CommandCodec::home).orElse(null),
                        request.perCustomer());
            case Command.CloseEvent(String event) -> new CloseEvent(event);
            case Command.CedePlaces(String event, String transfer, String to, Places places) ->
                new CedePlaces(event, transfer, to, ranges(places));
            case Command.RequestPlaces(String event, String transfer, String to, int seats) ->
                new RequestPlaces(event, transfer, to, seats);
            case Command.HoldSeats(HoldRequest request) ->
                new HoldSeats(
                        request.event(),
                        request.reservation(),
                        request.seats(),
                        request.holdSeconds(),
                        request.customer().orElse(null));
            case Command.ReleaseSeats(String event, String reservation, var _) -> new ReleaseSeats(event, reservation);
            case Command.Checkout checkout ->
                new Checkout(
                        checkout.event(),
                        checkout.reservation(),
                        checkout.attempt(),
                        checkout.asked().paymentMethod().orElse(null),
                        checkout.windowSeconds(),
                        checkout.asked().contact().orElse(null));
            case Command.ExtendHold(String event, String reservation, var _, int holdSeconds) ->
                new ExtendHold(event, reservation, holdSeconds);
        };
    }

    /**
     * The oldest rules that know what is asked for.
     *
     * @param known whether it is known who asks
     */
    private static int rules(EventRequest request, boolean known) {
        if (known || request.perCustomer() > 0) {
            return RULES_OF_CALLERS;
        }
        return request.home().isPresent() ? RULES_OF_REGIONS : RULES;
    }

    private static io.holdfast.schemas.view.Home home(Home home) {
        return new io.holdfast.schemas.view.Home(
                home.region(),
                home.others(),
                home.shares().entrySet().stream()
                        .map(share -> new Share(share.getKey(), ranges(share.getValue())))
                        .toList());
    }

    private static List<SeatRange> ranges(Places places) {
        return places.ranges().stream()
                .map(range -> new SeatRange(range.first().id(), range.last().id()))
                .toList();
    }

    private static Section section(io.holdfast.api.model.Section section) {
        return new Section(section.name(), section.rows(), section.seatsPerRow(), section.priceMinor());
    }
}
