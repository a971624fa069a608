package io.holdfast.api.usecase;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.region.RegionCopies;
import io.holdfast.api.region.RegionCopy;
import io.holdfast.api.view.Views;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What belongs to somebody else is as if it were not there. The owner's rules ask the same of each command, so that what is missed here has no
 * effect; what is asked here beside is that nothing is told.
 */
@Singleton
public final class Possession {

    private final Views views;
    private final Lookup lookup;
    private final RegionCopies copies;

    /** Knows whose everything is by these views, and by the copies of the other regions'. */
    public Possession(Views views, Lookup lookup, RegionCopies copies) {
        this.views = views;
        this.lookup = lookup;
        this.copies = copies;
    }

    /**
     * The answer to a call; that there is no such thing if what it is about is somebody else's. It is looked at before the call and behind it: the
     * views may come to know of it meanwhile.
     *
     * @param judged whether the owner's rules judge all that the call does. If not, nothing is done before it is certain whose its reservation is
     */
    public Answer answer(Subject subject, Call call, boolean judged, Supplier<Answer> asked) {
        Deadline deadline = judged ? Deadline.ofRead(call) : Deadline.ofCommand(call);
        Optional<Answer> first = hidden(subject, call, deadline);
        if (first.isPresent()) {
            return first.get();
        }
        if (call.caller().isPresent() && isUnknown(subject, judged)) {
            Optional<Answer> latest =
                    lookup.passEnd(subject, deadline).absent().or(() -> hidden(subject, call, deadline));
            if (latest.isPresent()) {
                return latest.get();
            }
        }
        Answer answer = asked.get();
        return hidden(subject, call, deadline).orElse(answer);
    }

    /** Whether it is still to be found out whose it is. Reservations are new most of the time, and then it is for the rules to find out. */
    private boolean isUnknown(Subject subject, boolean judged) {
        return event(subject).isEmpty()
                || (!judged
                        && subject.reservation().isPresent()
                        && reservation(subject).isEmpty());
    }

    private Optional<Answer> hidden(Subject subject, Call call, Deadline deadline) {
        Optional<Caller> caller = call.caller();
        if (event(subject).filter(event -> !event.isOpenTo(caller)).isPresent()) {
            // With the evidence that what is really not there has.
            return Optional.of(
                    lookup.passEnd(subject, deadline).answer(at -> new Answer.NoSuchEvent(subject.event(), at)));
        }
        boolean somebodyElses = subject.reservation().isPresent()
                && caller.filter(Caller::ownHolds).isPresent()
                && reservation(subject).filter(state -> !state.isOpenTo(caller)).isPresent();
        return somebodyElses
                ? Optional.of(lookup.passEnd(subject, deadline).answer(at -> new Answer.NoSuchReservation(subject, at)))
                : Optional.empty();
    }

    private Optional<Event> event(Subject subject) {
        return views.readableEventState(subject.event()).or(() -> abroad(copy -> copy.event(subject.event())));
    }

    private Optional<Reservation> reservation(Subject subject) {
        return views.readableState(subject).or(() -> abroad(copy -> copy.read(states -> states.state(subject))));
    }

    private <T> Optional<T> abroad(Function<RegionCopy, Optional<T>> look) {
        return copies.all().stream().flatMap(copy -> look.apply(copy).stream()).findFirst();
    }
}
