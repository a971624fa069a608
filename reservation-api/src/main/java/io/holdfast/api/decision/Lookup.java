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
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

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

    /** Whether there is what a call needs. */
    public sealed interface Found<T> {

        /** There is. */
        record Here<T>(T found) implements Found<T> {}

        /** There is not, or that cannot be told in time: this is the answer. */
        record Absent<T>(Answer answer) implements Found<T> {}

        /** What is found; this answer if nothing is. */
        static <T> Found<T> of(Optional<T> found, Answer otherwise) {
            return found.<Found<T>>map(Here::new).orElseGet(() -> new Absent<>(otherwise));
        }

        /** What is found by what was found. */
        default <R> Found<R> flatMap(Function<T, Found<R>> next) {
            return switch (this) {
                case Here<T>(T found) -> next.apply(found);
                case Absent<T>(Answer answer) -> new Absent<>(answer);
            };
        }

        /** The answer to the caller: told by what was found, if anything was. */
        default Answer answer(Function<T, Answer> told) {
            return switch (this) {
                case Here<T>(T found) -> told.apply(found);
                case Absent<T>(Answer answer) -> answer;
            };
        }

        /** The answer if nothing was found. */
        default Optional<Answer> absent() {
            return this instanceof Absent<T>(Answer answer) ? Optional.of(answer) : Optional.empty();
        }
    }

    /** An event as the views have it; one that they lack is looked for behind the fence. */
    public Found<Event> event(String event, Deadline deadline) {
        return views.eventState(event)
                .<Found<Event>>map(Found.Here::new)
                .orElseGet(() -> passEnd(Subject.of(event), deadline)
                        .flatMap(evidence ->
                                Found.of(views.eventState(event), new Answer.NoSuchEvent(event, evidence))));
    }

    /** As {@link #event}; one that another region decides about, and that was not adopted here, is looked for there. */
    public Found<Event> eventOrItsRegion(String event, Deadline deadline) {
        Subject subject = Subject.of(event);
        Optional<String> region = views.eventState(event).isPresent() ? Optional.empty() : elsewhere(subject);
        // That it was not adopted here says nothing about it.
        return region.<Found<Event>>map(other -> new Found.Absent<>(new RegionAnswer.OtherRegion(subject, other)))
                .orElseGet(() -> event(event, deadline));
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
        return state(subject).<Found<Reservation>>map(Found.Here::new).orElseGet(() -> latest(subject, deadline));
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
        return notHere(subject)
                .<Found<Reservation>>map(Found.Absent::new)
                .orElseGet(() -> passEnd(subject, deadline)
                        .flatMap(evidence ->
                                Found.of(views.state(subject), new Answer.NoSuchReservation(subject, evidence))));
    }

    /**
     * Waits until the decision on everything that is on the log now is in the views.
     *
     * @return the last position whose decision is certainly in them; empty if the log had none
     */
    public Found<Optional<LogPosition>> passEnd(Subject subject, Deadline deadline) {
        return pass(wait -> fence.passEnd(subject.event(), wait), subject, deadline);
    }

    /** The answer to a read if the views are not as fresh as the caller's own evidence; empty if they are, or it brought none. */
    public Optional<Answer> stale(Subject subject, Call call, Deadline deadline) {
        return call.after()
                .flatMap(after -> pass(wait -> fence.passPosition(after, wait), subject, deadline)
                        .absent());
    }

    private Found<Optional<LogPosition>> pass(
            Function<Duration, FenceResult> fence, Subject subject, Deadline deadline) {
        return waiters.within(
                deadline,
                () -> found(fence.apply(deadline.remaining()), subject, deadline),
                () -> new Found.Absent<>(waiters.full()));
    }

    private Found<Optional<LogPosition>> found(FenceResult result, Subject subject, Deadline deadline) {
        return switch (result) {
            case FenceResult.Passed(Optional<LogPosition> evidence) -> new Found.Here<>(evidence);
            case FenceResult.Waiting(LogPosition position) -> new Found.Absent<>(behind(subject, position, deadline));
            case FenceResult.Beyond(LogPosition position) ->
                new Found.Absent<>(new UndecidedAnswer.NoSuchPosition(position));
            case FenceResult.Unreachable() -> new Found.Absent<>(new UndecidedAnswer.LogUnavailable(false));
            case FenceResult.Full() -> new Found.Absent<>(waiters.full());
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
