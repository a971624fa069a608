package io.holdfast.api.http;

import io.holdfast.api.answer.Reply;
import io.holdfast.api.http.Route.Entrance;
import io.holdfast.api.http.request.CallHeaders;
import io.holdfast.api.http.response.CallCounters;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Subject;
import io.holdfast.api.overload.Admission;
import io.holdfast.api.overload.InFlightHolds;
import io.holdfast.api.view.Views;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Lets holds in while there is room for them. Nearly all of the load is here, and a refusal has to be cheap, or refusing is what an instance is
 * busy with.
 */
@ApplicationScoped
class HoldEntrance implements Entrance {

    /** Refusals that are kept back at once: each is a connection and some hundred bytes. Beyond it they are told at once. */
    private static final int MAX_DELAYED_REFUSALS = 10_000;

    private final InFlightHolds room;
    private final Admission admission;
    private final Views views;
    private final CallCounters counters;
    private final Semaphore late = new Semaphore(MAX_DELAYED_REFUSALS);

    HoldEntrance(InFlightHolds room, Admission admission, Views views, CallCounters counters) {
        this.room = room;
        this.admission = admission;
        this.views = views;
        this.counters = counters;
    }

    @Override
    public boolean refuses(RoutingContext context, Subject subject, Optional<Caller> caller) {
        Optional<Admission.Overload> refusal = refusal(subject, tenant(caller));
        refusal.ifPresent(told -> refuse(context, told));
        return refusal.isPresent();
    }

    private Optional<Admission.Overload> refusal(Subject subject, Optional<String> tenant) {
        try {
            return views.ready() ? admission.refusal(subject, tenant) : Optional.empty();
        } catch (InvalidStateStoreException restoring) {
            // Whether it was asked before can't be told: further in it is answered "not ready".
            return Optional.empty();
        }
    }

    private void refuse(RoutingContext context, Admission.Overload refusal) {
        Reply reply = refusal.answer().reply();
        counters.count(CallKind.HOLD, reply.kind());
        HttpAnswer answer = HttpAnswer.of(reply, CallHeaders.preference(context.request()));
        if (refusal.late().isPositive() && late.tryAcquire()) {
            // Nobody reads its body, and it is not to be taken for one that does not come.
            var _ = context.request().resume();
            var _ = context.vertx().setTimer(Math.max(1, refusal.late().toMillis()), _ -> {
                late.release();
                HttpAnswer.send(context, answer);
            });
        } else {
            HttpAnswer.send(context, answer);
        }
    }

    @Override
    public void enter(RoutingContext context, Optional<Caller> caller) {
        Optional<String> tenant = tenant(caller);
        room.enter(tenant);
        context.addEndHandler(_ -> room.leave(tenant));
    }

    private static Optional<String> tenant(Optional<Caller> caller) {
        return caller.map(Caller::tenant);
    }
}
