package io.holdfast.api.usecase;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.CommandGateway;
import io.holdfast.api.decision.CommandGateway.Outcome;
import io.holdfast.api.decision.CommandMeters;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.decision.PendingCommand;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.overload.SoldOutEvents;
import io.holdfast.api.publish.Command;
import io.holdfast.api.region.RegionCopies;
import io.holdfast.api.view.Views;
import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The call that makes a reservation. */
@Singleton
public final class Holds {

    private final Views views;
    private final Lookup lookup;
    private final PendingCommands attempts;
    private final CommandGateway gateway;
    private final SoldOutEvents soldOut;
    private final CommandMeters meters;
    private final RegionCopies copies;

    /** Serves from these views. */
    public Holds(
            Views views,
            Lookup lookup,
            PendingCommands attempts,
            CommandGateway gateway,
            SoldOutEvents soldOut,
            CommandMeters meters,
            RegionCopies copies) {
        this.views = views;
        this.lookup = lookup;
        this.attempts = attempts;
        this.gateway = gateway;
        this.soldOut = soldOut;
        this.meters = meters;
        this.copies = copies;
    }

    /** Holds all of the seats under the caller's identity, or none; asked again, tells what became of it. */
    public Answer hold(HoldRequest request, Call call) {
        Answer answer = answer(request, call, Deadline.ofCommand(call));
        if (answer instanceof Answer.SeatsUnavailable unavailable && unavailable.isTaken()) {
            soldOut.suspect(request.event());
        }
        return answer;
    }

    private Answer answer(HoldRequest request, Call call, Deadline deadline) {
        Optional<Reservation> known = lookup.state(request.subject());
        if (known.isPresent()) {
            meters.repeatedDone();
            return Answers.hold(request, known.get(), Optional.empty());
        }
        var command = new Command.HoldSeats(request);
        Optional<PendingCommand> pending = attempts.underWay(command, call.caller());
        if (pending.isPresent()) {
            meters.repeatedUnderWay();
            return told(request, gateway.await(pending.get(), deadline), deadline);
        }
        return lookup.notHere(request.subject())
                .orElseGet(() ->
                        lookup.event(request.event(), deadline).answer(event -> send(command, event, call, deadline)));
    }

    private Answer send(Command.HoldSeats command, Event event, Call call, Deadline deadline) {
        HoldRequest request = command.request();
        if (event.status() == Event.Status.CLOSED) {
            // The identity may have been decided before the event was closed, and not be in this view yet.
            return latest(request, new Answer.EventClosed(request.subject(), event.position()), deadline);
        }
        Optional<Answer> unsendable = Answers.unsendable(request, event);
        if (unsendable.isPresent()) {
            return unsendable.get();
        }
        Optional<Answer> elsewhere = elsewhere(request, event);
        if (elsewhere.isPresent()) {
            // The identity may have had the seats before they were ceded, and not be in this view yet.
            return latest(request, elsewhere.get(), deadline);
        }
        Optional<LogPosition> sold = soldOut.of(event.id());
        if (sold.isPresent()) {
            // The identity may be the one that bought the seats, and not be in this view yet.
            Answer refusal = Answers.soldOut(request, sold.get());
            Answer answer = latest(request, refusal, deadline);
            if (answer.equals(refusal)) {
                meters.refused(CommandMeters.Reason.SOLD_OUT);
            }
            return answer;
        }
        return told(request, gateway.send(command, call, deadline), deadline);
    }

    private Optional<Answer> elsewhere(HoldRequest request, Event event) {
        return Answers.elsewhere(request, event, copies::age);
    }

    /** The answer from the state that everything on the log leaves; this refusal if there is no reservation. */
    private Answer latest(HoldRequest request, Answer refusal, Deadline deadline) {
        return lookup.passEnd(request.subject(), deadline)
                .answer(_ -> views.state(request.subject())
                        .map(state -> Answers.hold(request, state, Optional.empty()))
                        .orElse(refusal));
    }

    private Answer told(HoldRequest request, Outcome outcome, Deadline deadline) {
        return outcome.answer(own -> views.readableState(request.subject())
                .map(state -> Answers.hold(request, state, own))
                .or(() -> unmade(request, deadline)));
    }

    /**
     * The owner has decided, and there is no reservation: another region has the seats by now or has taken this one over, or the views can't be
     * read. That it is so is in the views once they have come as far as the command.
     */
    private Optional<Answer> unmade(HoldRequest request, Deadline deadline) {
        boolean moves = views.readableEventState(request.event())
                .filter(event -> event.ownership().isPresent())
                .isPresent();
        return moves && lookup.passEnd(request.subject(), deadline).absent().isEmpty()
                ? lookup.notHere(request.subject())
                        .or(() -> views.readableEventState(request.event()).flatMap(event -> elsewhere(request, event)))
                : Optional.empty();
    }
}
