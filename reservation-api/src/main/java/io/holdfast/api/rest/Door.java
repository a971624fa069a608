package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.command.Holds;
import io.holdfast.api.command.Room;
import io.holdfast.api.view.Views;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Counts holds in and out, and refuses those for which there is no room, on the event loop: before a body is read, a thread is begun and
 * anything queues. A refusal has to be cheap, or refusing is what an instance is busy with.
 */
@ApplicationScoped
class Door {

    /** Behind what marks every answer and refuses bodies for their size, before everything else. */
    private static final int EARLY = 900;

    /** What has other ids is malformed, which it is told further in. */
    private static final Pattern HOLD =
            Pattern.compile("/v1/events/([A-Za-z0-9._~-]{1,64})/reservations/([A-Za-z0-9._~-]{1,64})/?");

    private final Room room;
    private final Holds holds;
    private final Views views;
    private final CallCounters counters;

    Door(Room room, Holds holds, Views views, CallCounters counters) {
        this.room = room;
        this.holds = holds;
        this.views = views;
        this.counters = counters;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::pass, EARLY);
    }

    private void pass(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.PUT)) {
            context.next();
            return;
        }
        Matcher hold = HOLD.matcher(context.normalizedPath());
        if (hold.matches()) {
            refusal(hold.group(1), hold.group(2))
                    .ifPresentOrElse(overloaded -> refuse(context, overloaded), () -> enter(context));
        } else {
            context.next();
        }
    }

    private Optional<Answer> refusal(String event, String reservation) {
        try {
            return views.ready() ? holds.refusal(event, reservation) : Optional.empty();
        } catch (InvalidStateStoreException restoring) {
            // Whether it was asked before can't be told: further in it is answered "not ready".
            return Optional.empty();
        }
    }

    private void enter(RoutingContext context) {
        room.enter();
        context.addEndHandler(_ -> room.leave());
        context.next();
    }

    private void refuse(RoutingContext context, Answer overloaded) {
        counters.count(CallKind.HOLD, AnswerKind.of(overloaded));
        Preference preference = Preference.of(context.request().headers().getAll(CallHeaders.PREFER));
        VertxAnswers.send(context, Responses.of(overloaded, preference));
    }
}
