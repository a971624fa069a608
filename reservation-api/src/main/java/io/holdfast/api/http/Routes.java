package io.holdfast.api.http;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.OPTIONS;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.http.Route.Entrance;
import io.holdfast.api.http.Route.Manner;
import io.holdfast.api.http.Route.Responder;
import io.holdfast.api.http.request.CheckoutBody;
import io.holdfast.api.http.request.EventBody;
import io.holdfast.api.http.request.EventQuery;
import io.holdfast.api.http.request.HoldBody;
import io.holdfast.api.http.request.PathTemplate;
import io.holdfast.api.http.request.PlacesBody;
import io.holdfast.api.http.request.RoutedRequest;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.http.response.CallGate;
import io.holdfast.api.http.seats.SeatStreamResponder;
import io.holdfast.api.http.seats.SeatsResponder;
import io.holdfast.api.region.Homes;
import io.holdfast.api.usecase.Checkouts;
import io.holdfast.api.usecase.Events;
import io.holdfast.api.usecase.Holds;
import io.holdfast.api.usecase.ReceiptAddresses;
import io.holdfast.api.usecase.Reservations;
import io.holdfast.api.usecase.Transfers;
import io.holdfast.shell.auth.AuthSettings;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all calls. */
@ApplicationScoped
class Routes {

    /** A larger body is no request that is known here. */
    static final int MAX_BYTES = 64 * 1024;

    /** A seating plan of a thousand sections fits. */
    private static final int MAX_EVENT_BYTES = 256 * 1024;

    private static final PathTemplate EVENTS = PathTemplate.of("/v1/events");
    private static final PathTemplate EVENT = PathTemplate.of("/v1/events/{event}");
    private static final PathTemplate SEATS = PathTemplate.of("/v1/events/{event}/seats");
    private static final PathTemplate STREAM = PathTemplate.of("/v1/events/{event}/seats/stream");
    private static final PathTemplate RESERVATION = PathTemplate.of("/v1/events/{event}/reservations/{reservation}");
    private static final PathTemplate HISTORY = PathTemplate.of(RESERVATION.template() + "/history");
    private static final PathTemplate EXTENSION = PathTemplate.of(RESERVATION.template() + "/extension");
    private static final PathTemplate CHECKOUT = PathTemplate.of(RESERVATION.template() + "/checkout");
    private static final PathTemplate CONTACT = PathTemplate.of(RESERVATION.template() + "/contact");
    private static final PathTemplate TRANSFER = PathTemplate.of("/v1/events/{event}/transfers/{transfer}");
    private static final PathTemplate LAG = PathTemplate.of("/v1/lag");
    private static final PathTemplate OVERVIEW = PathTemplate.of("/v1/overview");
    private static final PathTemplate REGIONS = PathTemplate.of("/v1/regions");

    /** What a request asks for: reads it, and then asks. */
    private interface Question extends Function<RoutedRequest, Function<Call, Answer>> {}

    private final CallGate gate;
    private final List<List<Route>> paths;

    @Inject
    Routes(
            CallGate gate,
            Events events,
            Holds holds,
            HoldEntrance holdEntrance,
            Reservations reservations,
            Checkouts checkouts,
            ReceiptAddresses addresses,
            Transfers transfers,
            SeatsResponder seats,
            SeatStreamResponder stream,
            OperatorAnswers operator,
            Homes homes,
            AuthSettings auth) {
        this.gate = gate;
        List<Route> table = List.of(
                read(EVENTS, Access.PUBLIC, request -> {
                    var page = EventQuery.page(request);
                    return call -> events.list(page, call);
                }),
                read(EVENT, Access.PUBLIC, request -> call -> events.read(request.event(), call)),
                route(PUT, EVENT, Access.EVENTS, CallKind.OPEN, MAX_EVENT_BYTES, request -> {
                    var terms = EventBody.read(request.event(), request.json(), homes.home(request.event()));
                    return call -> events.open(terms, call);
                }),
                route(
                        DELETE,
                        EVENT,
                        Access.EVENTS,
                        CallKind.CLOSE,
                        request -> call -> events.close(request.event(), call)),
                read(SEATS, Access.PUBLIC, Manner.IN_SLICES, seats::respond),
                read(STREAM, Access.PUBLIC, Manner.AS_A_STREAM, stream::respond),
                read(
                        RESERVATION,
                        Access.HOLDS,
                        request -> call -> reservations.read(request.event(), request.within(), call)),
                route(PUT, RESERVATION, Access.HOLDS, CallKind.HOLD, MAX_BYTES, holdEntrance, request -> {
                    var hold = HoldBody.hold(
                            request.event(), request.within(), request.json(), request.caller(), auth.customers());
                    return call -> holds.hold(hold, call);
                }),
                route(
                        DELETE,
                        RESERVATION,
                        Access.HOLDS,
                        CallKind.RELEASE,
                        request -> call -> reservations.release(request.event(), request.within(), call)),
                read(
                        HISTORY,
                        Access.HOLDS,
                        request -> call -> reservations.history(request.event(), request.within(), call)),
                route(POST, EXTENSION, Access.HOLDS, CallKind.EXTEND, MAX_BYTES, request -> {
                    int holdSeconds = HoldBody.extension(request.json());
                    return call -> reservations.extend(request.event(), request.within(), holdSeconds, call);
                }),
                route(POST, CHECKOUT, Access.HOLDS, CallKind.CHECKOUT, MAX_BYTES, request -> {
                    var checkout = CheckoutBody.read(request.event(), request.within(), request.json());
                    return call -> checkouts.checkout(checkout, call);
                }),
                route(PUT, CONTACT, Access.HOLDS, CallKind.CONTACT, MAX_BYTES, request -> {
                    String email = CheckoutBody.contact(request.json());
                    return call -> addresses.replace(request.event(), request.within(), email, call);
                }),
                route(
                        DELETE,
                        CONTACT,
                        Access.HOLDS,
                        CallKind.ERASE,
                        request -> call -> addresses.erase(request.event(), request.within())),
                route(POST, TRANSFER, Access.EVENTS, CallKind.CEDE, MAX_BYTES, request -> {
                    var transfer = PlacesBody.transfer(request.event(), request.within(), request.json());
                    return call -> transfers.cede(transfer, call);
                }),
                read(
                        TRANSFER,
                        Access.EVENTS,
                        request -> call -> transfers.read(request.event(), request.within(), call)),
                read(LAG, Access.OPERATE, Manner.AT_ONCE, _ -> Optional.of(operator.lag())),
                read(OVERVIEW, Access.OPERATE, Manner.AT_ONCE, _ -> Optional.of(operator.overview())),
                read(REGIONS, Access.OPERATE, Manner.AT_ONCE, _ -> Optional.of(operator.regions())));
        paths = List.copyOf(table.stream()
                .collect(Collectors.groupingBy(Route::path, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private static Route read(PathTemplate path, Access access, Manner manner, Responder responder) {
        return new Route(GET, path, access, CallKind.READ, manner, 0, Entrance.OPEN, responder);
    }

    private Route read(PathTemplate path, Access access, Question question) {
        return route(GET, path, access, CallKind.READ, question);
    }

    private Route route(HttpMethod method, PathTemplate path, Access access, CallKind kind, Question question) {
        return route(method, path, access, kind, 0, question);
    }

    private Route route(
            HttpMethod method, PathTemplate path, Access access, CallKind kind, int maxBytes, Question question) {
        return route(method, path, access, kind, maxBytes, Entrance.OPEN, question);
    }

    private Route route(
            HttpMethod method,
            PathTemplate path,
            Access access,
            CallKind kind,
            int maxBytes,
            Entrance entrance,
            Question question) {
        return new Route(
                method,
                path,
                access,
                kind,
                Manner.AT_ONCE,
                maxBytes,
                entrance,
                request -> Optional.of(gate.answer(kind, request, access.owned(request), question.apply(request))));
    }

    /** The calls of a path; none if nothing is served there. */
    List<Route> at(List<String> path) {
        for (List<Route> here : paths) {
            if (here.getFirst().path().matches(path)) {
                return here;
            }
        }
        return List.of();
    }

    /** The methods that a path takes. */
    static List<String> methods(List<Route> routes) {
        Stream<HttpMethod> taken =
                routes.stream().flatMap(route -> route.takesHead() ? Stream.of(GET, HEAD) : Stream.of(route.method()));
        return Stream.concat(taken, Stream.of(OPTIONS)).map(HttpMethod::name).toList();
    }

    /** All calls. */
    List<Route> all() {
        return paths.stream().flatMap(List::stream).toList();
    }
}
