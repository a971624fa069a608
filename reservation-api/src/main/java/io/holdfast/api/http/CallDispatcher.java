package io.holdfast.api.http;

import io.holdfast.api.http.Route.Manner;
import io.holdfast.api.http.request.CallHeaders;
import io.holdfast.api.http.request.MediaTypes;
import io.holdfast.api.http.request.PathTemplate;
import io.holdfast.api.http.request.RefusedRequestException;
import io.holdfast.api.http.request.RoutedRequest;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.http.response.Failures;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.http.response.SliceWriter;
import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Subject;
import io.holdfast.schemas.limits.Ids;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one way in. On the event loop it finds the call that a request is, refuses what can be refused by its head, and reads its body; then the
 * call has a virtual thread of its own, which writes the answer.
 */
@ApplicationScoped
class CallDispatcher {

    private static final int OK = 200;
    private static final String CONTINUE = "100-continue";

    private final Routes routes;
    private final CallerCheck callers;
    private final TenantRates rates;

    CallDispatcher(Routes routes, CallerCheck callers, TenantRates rates) {
        this.routes = routes;
        this.callers = callers;
        this.rates = rates;
    }

    void routes(@Observes Router router) {
        router.route("/v1/*").handler(this::arrive);
    }

    private void arrive(RoutingContext context) {
        List<String> path = PathTemplate.segments(context.normalizedPath());
        List<Route> here = routes.at(path);
        if (here.isEmpty()) {
            context.next();
            return;
        }
        here.getFirst().path().nameSpan();
        HttpMethod method = context.request().method();
        here.stream()
                .filter(route -> route.takes(method))
                .findFirst()
                .ifPresentOrElse(route -> identify(context, route, path), () -> tellMethods(context, here));
    }

    private void identify(RoutingContext context, Route route, List<String> path) {
        callers.check(context, route.access(), caller -> {
            if (!rates.refuses(context, route.kind(), caller)) {
                receive(context, route, path, caller);
            }
        });
    }

    private static void tellMethods(RoutingContext context, List<Route> here) {
        HttpAnswer answer = context.request().method().equals(HttpMethod.OPTIONS)
                ? HttpAnswer.of(OK)
                : HttpAnswer.of(RefusedRequestException.methodNotAllowed().problem());
        HttpAnswer.send(context, answer.with(HttpHeaders.ALLOW, String.join(", ", Routes.methods(here))));
    }

    private static void receive(RoutingContext context, Route route, List<String> path, Optional<Caller> caller) {
        try {
            if (route.takesBody()) {
                MediaTypes.requireJson(context);
            }
            if (route.manner() != Manner.AS_A_STREAM) {
                MediaTypes.requireAccepted(context);
            }
            String event = id(path, PathTemplate.EVENT, "event");
            String within = id(path, PathTemplate.WITHIN_EVENT, PathTemplate.nameWithin(path));
            if (!route.entrance().refuses(context, Subject.of(event, within), caller)) {
                // On the event loop, where the span of the call is known.
                CallHeaders headers = CallHeaders.of(context.request());
                read(
                        context,
                        route,
                        body -> begin(route, new RoutedRequest(context, event, within, caller, headers, body)));
            }
        } catch (RuntimeException failure) {
            fail(context, route, failure);
        }
    }

    /** The id at this place of a path; the empty text if the path ends before it. What is encoded is in none. */
    private static String id(List<String> path, int place, String name) {
        if (path.size() <= place) {
            return "";
        }
        RefusedRequestException.require(name, Ids.problem(path.get(place)));
        return path.get(place);
    }

    private static void read(RoutingContext context, Route route, Consumer<Buffer> whole) {
        if (!route.takesBody()) {
            whole.accept(Buffer.buffer());
            return;
        }
        HttpServerRequest request = context.request();
        if (CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            var _ = context.response().writeContinue();
        }
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > route.maxBytes()) {
                // Nothing further is read of it.
                request.handler(null).endHandler(null);
                HttpAnswer.sendTooLarge(context, route.maxBytes());
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(_ -> whole.accept(body));
    }

    /** From here on the call is inside: what has not come yet takes the place of nobody. */
    private static void begin(Route route, RoutedRequest request) {
        RoutingContext context = request.context();
        if (route.takesBody()
                && route.entrance().refuses(context, Subject.of(request.event(), request.within()), request.caller())) {
            return;
        }
        route.entrance().enter(context, request.caller());
        Thread thread = Thread.ofVirtual().name(route.kind().tag()).unstarted(() -> serve(route, request));
        if (route.manner() != Manner.AT_ONCE) {
            context.addEndHandler(_ -> thread.interrupt());
        }
        thread.start();
    }

    private static void serve(Route route, RoutedRequest request) {
        RoutingContext context = request.context();
        try {
            if (request.body().length() > 0 && !context.request().headers().contains(HttpHeaders.CONTENT_TYPE)) {
                throw RefusedRequestException.notJson();
            }
            route.responder().respond(request).ifPresent(answer -> HttpAnswer.send(context, answer));
        } catch (InterruptedException ended) {
            // With its connection, and so nobody is told.
            Thread.currentThread().interrupt();
        } catch (SliceWriter.GoneException gone) {
            HttpAnswer.close(context);
        } catch (Throwable failure) {
            fail(context, route, failure);
        }
    }

    private static void fail(RoutingContext context, Route route, Throwable failure) {
        if (context.response().headWritten()) {
            Failures.log(failure);
            HttpAnswer.close(context);
        } else {
            HttpAnswer.send(context, Failures.problem(failure, route.kind() == CallKind.READ));
        }
    }
}
