package io.holdfast.api.command;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.publish.Command;
import io.holdfast.api.view.Seen;
import io.holdfast.api.view.Views;
import java.util.Optional;
import java.util.function.Function;

/** Calls about a reservation that was made before. */
public final class Reservations {

    private final Views views;
    private final Desk desk;

    /** Serves from these views. */
    public Reservations(Views views, Desk desk) {
        this.views = views;
        this.desk = desk;
    }

    /** Gives the seats back. */
    public Answer release(String event, String reservation, Call call) {
        return decide(
                Subject.of(event, reservation),
                call,
                seat -> new Command.ReleaseSeats(event, reservation, seat),
                Answers::release,
                Answers::released);
    }

    /** Lets the hold last so many seconds from now. */
    public Answer extend(String event, String reservation, int holdSeconds, Call call) {
        return decide(
                Subject.of(event, reservation),
                call,
                seat -> new Command.ExtendHold(event, reservation, seat, holdSeconds),
                Answers::extend,
                state -> Optional.of(Answers.extended(state)));
    }

    /**
     * Has the owner decide about an existing reservation.
     *
     * @param command made for the reservation's first seat
     * @param before the answer that needs no decision
     * @param after the answer that follows from the state after the decision
     */
    private Answer decide(
            Subject subject,
            Call call,
            Function<String, Command> command,
            Function<Reservation, Optional<Answer>> before,
            Function<Reservation, Optional<Answer>> after) {
        var deadline = Deadline.ofCommand(call);
        Function<String, Answer> send = seat -> desk.send(
                command.apply(seat),
                call.trace(),
                deadline,
                own -> state(subject).flatMap(after));
        Function<Reservation, Answer> decided = state ->
                before.apply(state).orElseGet(() -> send.apply(state.seats().getFirst()));
        return state(subject)
                .map(decided)
                .or(() -> afterHold(subject, deadline, send))
                .orElseGet(() -> desk.behindFence(
                        subject,
                        deadline,
                        evidence -> state(subject)
                                .map(decided)
                                .orElseGet(() -> new Answer.NoSuchReservation(subject, evidence))));
    }

    /** Sends behind a hold that is on its way itself: the log keeps their order. */
    private Optional<Answer> afterHold(Subject subject, Deadline deadline, Function<String, Answer> send) {
        return desk.attempts()
                .hold(subject)
                .filter(attempt -> desk.isAcknowledged(attempt, deadline))
                .map(Attempt::command)
                .flatMap(command -> command instanceof Command.HoldSeats(HoldRequest request)
                        ? Optional.of(send.apply(request.seats().getFirst()))
                        : Optional.empty());
    }

    /** Tells the states that a reservation came to; waits as a read does. */
    public Answer history(String event, String reservation, Call call) {
        Answer answer = read(event, reservation, call);
        return answer instanceof Answer.ReservationNow(Reservation state) ? new Answer.History(state) : answer;
    }

    /** Reads a reservation; waits for what this instance knows to be on its way. */
    public Answer read(String event, String reservation, Call call) {
        var deadline = Deadline.ofRead(call);
        Subject subject = Subject.of(event, reservation);
        Optional<Position> missing = call.after().filter(after -> !reaches(subject, after));
        return desk.behind(
                missing,
                subject,
                deadline,
                () -> desk.attempts()
                        .latest(subject)
                        .map(attempt -> desk.await(
                                attempt, deadline, own -> state(subject).map(Answers::read)))
                        .orElseGet(() -> read(subject, deadline)));
    }

    private Answer read(Subject subject, Deadline deadline) {
        return state(subject)
                .map(Answers::read)
                .orElseGet(() -> desk.behindFence(
                        subject,
                        deadline,
                        evidence -> state(subject)
                                .map(Answers::read)
                                .orElseGet(() -> new Answer.NoSuchReservation(subject, evidence))));
    }

    private boolean reaches(Subject subject, Position after) {
        return seen(subject).filter(seen -> seen.reaches(after)).isPresent();
    }

    private Optional<Reservation> state(Subject subject) {
        return seen(subject).map(Seen::state);
    }

    private Optional<Seen<Reservation>> seen(Subject subject) {
        return subject.reservation().flatMap(reservation -> views.reservation(subject.event(), reservation));
    }
}
