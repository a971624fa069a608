package io.holdfast.api.decision;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.RegionAnswer;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.fence.Fence;
import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.region.Homes;
import io.holdfast.api.region.Homes.Decider;
import io.holdfast.api.view.Views;
import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the state that a call is about, or proves behind the fence that there is none. */
@Singleton
public final class Lookup {

    private final Views views;
    private final Fence fence;
    private final WaitingPlaces waiters;
    private final Homes homes;

    /** Looks in these views. */
    public Lookup(Views views, Fence fence, WaitingPlaces waiters, Homes homes) {
        this.views = views;
        this.fence = fence;
        this.waiters = waiters;
        this.homes = homes;
    }

    /** Whether there is a state. */
    public sealed interface Found<T> {

        /** There is. */
        record Here<T>(T state) implements Found<T> {}

        /** There is none, or that cannot be told in time: this is the answer. */
        record Absent<T>(Answer answer) implements Found<T> {}
    }

    /** Whether the views are as fresh as a call needs them. */
    public sealed interface Freshness {

        /**
         * They are.
         *
         * @param evidence the last position whose decision is certainly in them
         */
        record Fresh(Optional<LogPosition> evidence) implements Freshness {}

        /** They are not, or that cannot be told in time: this is the answer. */
        record Stale(Answer answer) implements Freshness {}
    }

    /** An event as the views have it; one that they lack is looked for behind the fence. */
    public Found<Event> event(String event, Deadline deadline) {
        Optional<Event> seen = views.eventState(event);
        if (seen.isPresent()) {
            return new Found.Here<>(seen.get());
        }
        return switch (passEnd(Subject.of(event), deadline)) {
            case Freshness.Stale(Answer answer) -> new Found.Absent<>(answer);
            case Freshness.Fresh(Optional<LogPosition> evidence) ->
                found(views.eventState(event), new Answer.NoSuchEvent(event, evidence));
        };
    }

    /** As {@link #event}; one that another region decides about, and that was not adopted here, is looked for there. */
    public Found<Event> eventOrItsRegion(String event, Deadline deadline) {
        Subject subject = Subject.of(event);
        Optional<String> region = views.eventState(event).isPresent() ? Optional.empty() : elsewhere(subject);
        // That it was not adopted here says nothing about it.
        return region.isPresent()
                ? new Found.Absent<>(new RegionAnswer.OtherRegion(subject, region.get()))
                : event(event, deadline);
    }

    /** A reservation as the views have it; empty if another region has taken it over, with all of the event, since that one decides about it. */
    public Optional<Reservation> state(Subject subject) {
        Optional<Reservation> seen = views.state(subject);
        return homes.any() ? seen.filter(_ -> retired(subject).isEmpty()) : seen;
    }

    /** The answer about an event that another region has taken over here, with all that belongs to it; empty if none has. */
    public Optional<Answer> retired(Subject subject) {
        return views.eventState(subject.event())
                .flatMap(Event::ownership)
                .flatMap(Ownership::retiredBy)
                .map(by -> new RegionAnswer.OtherRegion(subject, by));
    }

    /** A reservation as the views have it; one that they lack is looked for behind the fence. */
    public Found<Reservation> reservation(Subject subject, Deadline deadline) {
        Optional<Reservation> seen = state(subject);
        return seen.isPresent() ? new Found.Here<>(seen.get()) : latest(subject, deadline);
    }

    /** The other region that decides about an event or a reservation, or did before it was lost; empty if this one decides. */
    public Optional<String> elsewhere(Subject subject) {
        return switch (decider(subject)) {
            case Decider.Here() -> Optional.empty();
            case Decider.Other(String region) -> Optional.of(region);
            case Decider.Nobody(String lost) -> Optional.of(lost);
        };
    }

    /** The answer to a call that changes something if that is not decided here; empty if it is. */
    public Optional<Answer> notHere(Subject subject) {
        return switch (decider(subject)) {
            case Decider.Here() -> Optional.empty();
            case Decider.Other(String region) -> Optional.of(new RegionAnswer.OtherRegion(subject, region));
            case Decider.Nobody(String lost) -> Optional.of(new RegionAnswer.BeingTakenOver(subject, lost));
        };
    }

    private Decider decider(Subject subject) {
        return homes.decider(
                subject,
                () -> views.eventState(subject.event()),
                () -> subject.reservation().isPresent() && views.state(subject).isPresent());
    }

    /** A reservation as everything that is on the log now leaves it; one of another region is looked for there. */
    public Found<Reservation> latest(Subject subject, Deadline deadline) {
        Optional<Answer> notHere = notHere(subject);
        return notHere.isPresent() ? new Found.Absent<>(notHere.get()) : latestHere(subject, deadline);
    }

    private Found<Reservation> latestHere(Subject subject, Deadline deadline) {
        return switch (passEnd(subject, deadline)) {
            case Freshness.Stale(Answer answer) -> new Found.Absent<>(answer);
            case Freshness.Fresh(Optional<LogPosition> evidence) ->
                found(views.state(subject), new Answer.NoSuchReservation(subject, evidence));
        };
    }

    private static <T> Found<T> found(Optional<T> state, Answer otherwise) {
        return state.isPresent() ? new Found.Here<>(state.get()) : new Found.Absent<>(otherwise);
    }

    /** Waits until the decision on everything that is on the log now is in the views. */
    public Freshness passEnd(Subject subject, Deadline deadline) {
        if (!waiters.enter(deadline)) {
            return new Freshness.Stale(waiters.full());
        }
        try {
            return freshness(fence.passEnd(subject.event(), deadline.remaining()), subject, deadline);
        } finally {
            waiters.leave(deadline);
        }
    }

    /** The answer to a read if the views are not as fresh as the caller's own evidence; empty if they are, or it brought none. */
    public Optional<Answer> stale(Subject subject, Call call, Deadline deadline) {
        return call.after().isPresent()
                        && passPosition(call.after().get(), subject, deadline) instanceof Freshness.Stale(Answer answer)
                ? Optional.of(answer)
                : Optional.empty();
    }

    private Freshness passPosition(LogPosition evidence, Subject subject, Deadline deadline) {
        if (!waiters.enter(deadline)) {
            return new Freshness.Stale(waiters.full());
        }
        try {
            return freshness(fence.passPosition(evidence, deadline.remaining()), subject, deadline);
        } finally {
            waiters.leave(deadline);
        }
    }

    private Freshness freshness(FenceResult passage, Subject subject, Deadline deadline) {
        return switch (passage) {
            case FenceResult.Passed(Optional<LogPosition> evidence) -> new Freshness.Fresh(evidence);
            case FenceResult.Waiting(LogPosition position) -> new Freshness.Stale(behind(subject, position, deadline));
            case FenceResult.Beyond(LogPosition position) ->
                new Freshness.Stale(new UndecidedAnswer.NoSuchPosition(position));
            case FenceResult.Unreachable() -> new Freshness.Stale(new UndecidedAnswer.LogUnavailable(false));
            case FenceResult.Full() -> new Freshness.Stale(waiters.full());
        };
    }

    /** A command that rests on what this instance has not seen is not sent, and its caller must not take the answer for a receipt. */
    private static Answer behind(Subject subject, LogPosition position, Deadline deadline) {
        return switch (deadline.purpose()) {
            case READ -> new UndecidedAnswer.Behind(subject, position, deadline.waited());
            case COMMAND -> new UndecidedAnswer.NotSent(subject, position, deadline.waited());
        };
    }
}
