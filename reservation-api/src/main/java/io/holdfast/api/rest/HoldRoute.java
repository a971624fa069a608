package io.holdfast.api.rest;

import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.command.Admission;
import io.holdfast.api.command.Holds;
import io.holdfast.api.command.Room;
import io.holdfast.api.view.Views;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Holds seats under the caller's identity. A route rather than a resource, since nearly all of the load is here: it costs a quarter less, and
 * can refuse on the event loop, before a body is read, a thread is begun and anything queues. A refusal has to be cheap, or refusing is what
 * an instance is busy with.
 */
@ApplicationScoped
class HoldRoute {

    private static final PathTemplate PATH = new PathTemplate("/v1/events/{event}/reservations/{reservation}");
    private static final String CONTINUE = "100-continue";
    private static final int NOT_ACCEPTABLE = 406;

    /** Refusals that are kept back at once: each is a connection and some hundred bytes. Beyond it they are told at once. */
    private static final int LATE = 10_000;

    private final Room room;
    private final Holds holds;
    private final Views views;
    private final Gate gate;
    private final CallCounters counters;
    private final Semaphore late = new Semaphore(LATE);

    HoldRoute(Room room, Holds holds, Views views, Gate gate, CallCounters counters) {
        this.room = room;
        this.holds = holds;
        this.views = views;
        this.gate = gate;
        this.counters = counters;
    }

    void routes(@Observes Router router) {
        router.put(PATH.forRouter())
                .produces(MediaType.APPLICATION_JSON)
                .produces(Problem.MEDIA_TYPE)
                .handler(this::arrive);
        router.put(PATH.forRouter()).handler(context -> VertxAnswers.send(context, EdgeProblems.of(NOT_ACCEPTABLE)));
    }

    private void arrive(RoutingContext context) {
        PATH.nameSpan();
        try {
            requireJson(context);
            String event = id(context, "event");
            String reservation = id(context, "reservation");
            PathIds.check(event, reservation);
            refusal(event, reservation)
                    .ifPresentOrElse(
                            overloaded -> refuse(context, overloaded), () -> enter(context, event, reservation));
        } catch (RuntimeException failure) {
            fail(context, failure);
        }
    }

    private static String id(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.pathParam(name), "");
    }

    /** A body without a type is judged once it is there. */
    private static void requireJson(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.equals(MediaType.APPLICATION_JSON) && !isJson(type)) {
            throw Refusal.notJson();
        }
    }

    private static boolean isJson(String type) {
        try {
            return MediaType.APPLICATION_JSON_TYPE.isCompatible(MediaType.valueOf(type));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private Optional<Admission.Refusal> refusal(String event, String reservation) {
        try {
            return views.ready() ? holds.refusal(event, reservation) : Optional.empty();
        } catch (InvalidStateStoreException restoring) {
            // Whether it was asked before can't be told: further in it is answered "not ready".
            return Optional.empty();
        }
    }

    private void refuse(RoutingContext context, Admission.Refusal refusal) {
        counters.count(CallKind.HOLD, AnswerKind.of(refusal.answer()));
        Preference preference = CallHeaders.preference(context.request());
        int retryAfterSeconds = refusal.answer().retryAfterSeconds();
        if (refusal.late().isPositive() && late.tryAcquire()) {
            // Nobody reads its body, and it is not to be taken for one that does not come.
            var _ = context.request().resume();
            var _ = context.vertx().setTimer(Math.max(1, refusal.late().toMillis()), _ -> {
                late.release();
                VertxAnswers.sendOverloaded(context, retryAfterSeconds, preference);
            });
        } else {
            VertxAnswers.sendOverloaded(context, retryAfterSeconds, preference);
        }
    }

    private void enter(RoutingContext context, String event, String reservation) {
        // On the event loop, where the span of the call is known.
        CallHeaders headers = CallHeaders.of(context.request());
        if (CONTINUE.equalsIgnoreCase(context.request().getHeader(HttpHeaders.EXPECT))) {
            var _ = context.response().writeContinue();
        }
        Body.collect(
                context.request(),
                body -> refusal(event, reservation)
                        .ifPresentOrElse(
                                overloaded -> refuse(context, overloaded),
                                () -> serve(context, headers, event, reservation, body)),
                () -> VertxAnswers.sendTooLarge(context, Body.MAX_BYTES));
    }

    /** From here on the hold is inside: what has not come yet takes the place of nobody. */
    private void serve(RoutingContext context, CallHeaders headers, String event, String reservation, byte[] body) {
        room.enter();
        context.addEndHandler(_ -> room.leave());
        Thread.ofVirtual().name("hold").start(() -> answer(context, headers, event, reservation, body));
    }

    private void answer(RoutingContext context, CallHeaders headers, String event, String reservation, byte[] body) {
        try (Response response = hold(context, headers, event, reservation, body)) {
            VertxAnswers.send(context, response);
        } catch (RuntimeException failure) {
            fail(context, failure);
        }
    }

    private Response hold(RoutingContext context, CallHeaders headers, String event, String reservation, byte[] body) {
        if (body.length > 0 && context.request().getHeader(HttpHeaders.CONTENT_TYPE) == null) {
            throw Refusal.notJson();
        }
        HoldRequest request = HoldBody.hold(event, reservation, body);
        return gate.answer(CallKind.HOLD, headers, call -> holds.hold(request, call));
    }

    private static void fail(RoutingContext context, RuntimeException failure) {
        VertxAnswers.send(context, Failures.problem(failure, false));
    }
}
