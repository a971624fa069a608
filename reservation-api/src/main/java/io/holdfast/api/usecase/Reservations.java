package io.holdfast.api.usecase;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.RegionAnswer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.CommandGateway;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.decision.Lookup.Found;
import io.holdfast.api.decision.PendingCommand;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.publish.Command;
import io.holdfast.api.region.RegionCopies;
import io.holdfast.api.view.Views;
import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Calls about a reservation that was made before. */
@Singleton
public final class Reservations {

    private final Views views;
    private final Lookup lookup;
    private final PendingCommands attempts;
    private final CommandGateway gateway;
    private final RegionCopies copies;

    /** Serves from these views, and what belongs to other regions from their copies. */
    public Reservations(
            Views views, Lookup lookup, PendingCommands attempts, CommandGateway gateway, RegionCopies copies) {
        this.views = views;
        this.lookup = lookup;
        this.attempts = attempts;
        this.gateway = gateway;
        this.copies = copies;
    }

    /**
     * What a command about a reservation rests on.
     *
     * @param state of the reservation; empty if its hold is on the log and not decided yet: the log keeps the order of the two commands
     */
    private record Target(Optional<Reservation> state, String firstSeat) {

        static Found<Target> of(Reservation state) {
            return new Found.Here<>(new Target(Optional.of(state), state.firstSeat()));
        }
    }

    /** Gives the seats back. */
    public Answer release(String event, String reservation, Call call) {
        var deadline = Deadline.ofCommand(call);
        Subject subject = Subject.of(event, reservation);
        return target(subject, call, deadline)
                .answer(target -> target.state()
                        .flatMap(Answers::release)
                        .orElseGet(() -> release(subject, target.firstSeat(), call, deadline)));
    }

    private Answer release(Subject subject, String seat, Call call, Deadline deadline) {
        return gateway.send(new Command.ReleaseSeats(subject.event(), subject.id(), seat), call, deadline)
                .answer(_ -> views.readableState(subject).flatMap(Answers::released));
    }

    /** Lets the hold last this number of seconds from now. */
    public Answer extend(String event, String reservation, int holdSeconds, Call call) {
        var deadline = Deadline.ofCommand(call);
        Subject subject = Subject.of(event, reservation);
        return target(subject, call, deadline)
                .answer(target -> target.state()
                        .flatMap(Answers::extend)
                        .orElseGet(() -> extend(subject, target.firstSeat(), holdSeconds, call, deadline)));
    }

    private Answer extend(Subject subject, String seat, int holdSeconds, Call call, Deadline deadline) {
        return gateway.send(new Command.ExtendHold(subject.event(), subject.id(), seat, holdSeconds), call, deadline)
                .answer(_ -> views.readableState(subject).map(Answers::extended));
    }

    private Found<Target> target(Subject subject, Call call, Deadline deadline) {
        Optional<Reservation> state = lookup.state(subject);
        if (state.isPresent()) {
            return Target.of(state.get());
        }
        Optional<PendingCommand> hold = attempts.hold(subject, call.caller());
        if (hold.isPresent()
                && hold.get().command() instanceof Command.HoldSeats(HoldRequest request)
                && gateway.isAcknowledged(hold.get(), deadline)) {
            return new Found.Here<>(new Target(Optional.empty(), request.seats().getFirst()));
        }
        return lookup.latest(subject, deadline).flatMap(Target::of);
    }

    /** Tells the states that a reservation came to; waits as a read does. */
    public Answer history(String event, String reservation, Call call) {
        Answer answer = read(event, reservation, call);
        return switch (answer) {
            case Answer.ReservationNow(Reservation state) -> new Answer.History(state);
            case RegionAnswer.Copied(Answer.ReservationNow(Reservation state), CopyAge copy) ->
                new RegionAnswer.Copied(new Answer.History(state), copy);
            default -> answer;
        };
    }

    /**
     * Reads a reservation; waits for what this instance knows to be on its way. One of another region is read from the copy, and nothing is
     * waited for: the copy is as late as it is.
     */
    public Answer read(String event, String reservation, Call call) {
        Subject subject = Subject.of(event, reservation);
        return lookup.elsewhere(subject)
                .map(region -> copied(subject, region, call.after()))
                .orElseGet(() -> readHere(subject, call));
    }

    /** Positions in the copy are those of the other region's log. */
    private Answer copied(Subject subject, String region, Optional<LogPosition> after) {
        CopyAge age = copies.age(region);
        return copies.of(region)
                .flatMap(copy -> copy.read(states -> states.reservation(subject)))
                .filter(seen -> after.isEmpty() || seen.reaches(after.get()))
                .<Answer>map(seen -> new RegionAnswer.Copied(Answers.read(seen.state()), age))
                .orElseGet(() -> new RegionAnswer.NotCopied(subject, age));
    }

    private Answer readHere(Subject subject, Call call) {
        var deadline = Deadline.ofRead(call);
        boolean shown = call.after().isPresent()
                && views.reservation(subject)
                        .filter(seen -> seen.reaches(call.after().get()))
                        .isPresent();
        Optional<Answer> stale = shown ? Optional.empty() : lookup.stale(subject, call, deadline);
        if (stale.isPresent()) {
            return stale.get();
        }
        return attempts.latest(subject, call.caller())
                .map(pending -> gateway.await(pending, deadline)
                        .answer(_ -> views.readableState(subject).map(Answers::read)))
                .orElseGet(() -> lookup.reservation(subject, deadline).answer(Answers::read));
    }
}
