package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Event;
import io.holdfast.api.command.Events;
import io.holdfast.api.rest.LargeAnswers.Lease;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;

/**
 * The seats of an event. A route rather than a resource: an answer of megabytes is written as its reader takes it, and counts until it is
 * taken.
 */
@ApplicationScoped
class SeatsRoute {

    private static final PathTemplate PATH = new PathTemplate("/v1/events/{event}/seats");
    private static final int NOT_ACCEPTABLE = 406;

    private final Events events;
    private final LargeAnswers answers;
    private final Gate gate;

    SeatsRoute(Events events, LargeAnswers answers, Gate gate) {
        this.events = events;
        this.answers = answers;
        this.gate = gate;
    }

    void routes(@Observes Router router) {
        reads(router)
                .produces(MediaType.APPLICATION_JSON)
                .produces(Problem.MEDIA_TYPE)
                .handler(this::read);
        reads(router).handler(context -> VertxAnswers.send(context, EdgeProblems.of(NOT_ACCEPTABLE)));
    }

    private static Route reads(Router router) {
        return router.route(PATH.forRouter()).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void read(RoutingContext context) {
        PATH.nameSpan();
        // On the event loop, where the span of the call is known.
        CallHeaders headers = CallHeaders.of(context.request());
        Thread thread = Thread.ofVirtual().name("seats").unstarted(() -> answer(context, headers));
        context.addEndHandler(_ -> thread.interrupt());
        thread.start();
    }

    private void answer(RoutingContext context, CallHeaders headers) {
        String event = Objects.requireNonNullElse(context.pathParam("event"), "");
        Optional<String> section = context.queryParam("section").stream().findFirst();
        try {
            PathIds.check(event);
            Answer found = gate.ask(CallKind.READ, headers, call -> events.plan(event, section, call));
            if (found instanceof Answer.EventNow(Event known)) {
                answer(context, headers, known, section);
            } else {
                VertxAnswers.send(context, gate.respond(CallKind.READ, headers, found));
            }
        } catch (SliceWriter.GoneException gone) {
            VertxAnswers.close(context);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            VertxAnswers.send(context, Failures.problem(failure, true));
        }
    }

    /** Reads and writes the seats, if there is room for so many; nothing is waited for meanwhile but the reader. */
    private void answer(RoutingContext context, CallHeaders headers, Event event, Optional<String> section)
            throws InterruptedException {
        Optional<Lease<Response>> made = answers.make(
                event.seats(),
                () -> gate.respond(
                        CallKind.READ,
                        headers,
                        events.seats(event, section, gate.call(headers).after())));
        if (made.isEmpty()) {
            VertxAnswers.send(context, gate.respond(CallKind.READ, headers, Answer.Overloaded.soon()));
            return;
        }
        try (var lease = made.get();
                Response response = lease.answer()) {
            send(context, response);
        }
    }

    private static void send(RoutingContext context, Response answer) throws InterruptedException {
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.getStatus());
        answer.getStringHeaders().forEach(response::putHeader);
        byte[] body = answer.getEntity() instanceof byte[] bytes ? bytes : new byte[0];
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        if (HttpMethod.GET.equals(context.request().method())) {
            new SliceWriter(response).write(Buffer.buffer(body));
        }
        var _ = response.end();
    }
}
