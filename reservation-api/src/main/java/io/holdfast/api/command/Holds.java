package io.holdfast.api.command;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.publish.Command;
import io.holdfast.api.view.Seen;
import io.holdfast.api.view.Views;
import java.util.Optional;

/** The call that makes a reservation. */
public final class Holds {

    private final Views views;
    private final Desk desk;
    private final SoldOut soldOut;

    /** Serves from these views. */
    public Holds(Views views, Desk desk, SoldOut soldOut) {
        this.views = views;
        this.desk = desk;
        this.soldOut = soldOut;
    }

    /**
     * Whether a hold is refused before its request is read, since there is no room for it; empty where it is to be served. One that was asked
     * before is never refused.
     */
    public Optional<Admission.Refusal> refusal(String event, String reservation) {
        Subject subject = Subject.of(event, reservation);
        return desk.admission()
                .refusal(
                        subject,
                        () -> desk.attempts().hold(subject).isPresent() || views.hasReservation(event, reservation));
    }

    /** Holds all of the seats under the caller's identity, or none; asked again, tells what became of it. */
    public Answer hold(HoldRequest request, Call call) {
        Answer answer = decided(request, call, Deadline.ofCommand(call));
        if (answer instanceof Answer.SeatsUnavailable unavailable && unavailable.isTaken()) {
            soldOut.suspect(request.event());
        }
        return answer;
    }

    private Answer decided(HoldRequest request, Call call, Deadline deadline) {
        Optional<Answer> known = answer(request, Optional.empty());
        if (known.isPresent()) {
            desk.watch().repeatedDone();
            return known.get();
        }
        Optional<Attempt> pending = desk.attempts().underWay(new Command.HoldSeats(request));
        if (pending.isPresent()) {
            desk.watch().repeatedUnderWay();
            return desk.await(pending.get(), deadline, own -> answer(request, own));
        }
        return event(request)
                .map(event -> hold(request, event, call, deadline))
                .orElseGet(() -> desk.behindFence(
                        subject(request),
                        deadline,
                        evidence -> event(request)
                                .map(event -> hold(request, event, call, deadline))
                                .orElseGet(() -> new Answer.NoSuchEvent(request.event(), evidence))));
    }

    private Answer hold(HoldRequest request, Event event, Call call, Deadline deadline) {
        return switch (event.status()) {
            // The identity may have been decided before the event was closed, and not be in this view yet.
            case CLOSED ->
                desk.behindFence(
                        subject(request),
                        deadline,
                        evidence -> answer(request, Optional.empty())
                                .orElseGet(() -> new Answer.EventClosed(
                                        subject(request), event.decided().position())));
            case OPEN, OTHER ->
                Answers.unsendable(request, event)
                        .or(() -> soldOut.of(event.id()).map(position -> soldOut(request, position, deadline)))
                        .orElseGet(() -> desk.send(
                                new Command.HoldSeats(request), call.trace(), deadline, own -> answer(request, own)));
        };
    }

    /** The identity may be the one that bought the seats, and not be in this view yet. */
    private Answer soldOut(HoldRequest request, Position position, Deadline deadline) {
        return desk.behindFence(
                subject(request),
                deadline,
                evidence -> answer(request, Optional.empty()).orElseGet(() -> {
                    desk.watch().refused(CommandWatch.Reason.SOLD_OUT);
                    return Answers.soldOut(request, position);
                }));
    }

    private Optional<Answer> answer(HoldRequest request, Optional<Position> own) {
        return views.reservation(request.event(), request.reservation())
                .map(seen -> Answers.hold(request, seen.state(), own));
    }

    private Optional<Event> event(HoldRequest request) {
        return views.event(request.event()).map(Seen::state);
    }

    private static Subject subject(HoldRequest request) {
        return Subject.of(request.event(), request.reservation());
    }
}
