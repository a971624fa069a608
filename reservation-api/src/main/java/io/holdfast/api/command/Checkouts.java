package io.holdfast.api.command;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.Contacts;
import io.holdfast.api.view.Seen;
import io.holdfast.api.view.Views;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The call that pays for a reservation. */
public final class Checkouts {

    /** An acknowledgement takes milliseconds, or something is wrong. */
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(2);

    private final Views views;
    private final Desk desk;
    private final Changes changes;
    private final Contacts contacts;
    private final Duration window;

    /**
     * Serves from these views.
     *
     * @param window how long the payment provider's answer is waited for
     */
    public Checkouts(Views views, Desk desk, Changes changes, Contacts contacts, Duration window) {
        this.views = views;
        this.desk = desk;
        this.changes = changes;
        this.contacts = contacts;
        this.window = window;
    }

    /** Pays for the held seats, and waits for the outcome; pressed again while that is open, it waits for the same one. */
    public Answer checkout(CheckoutRequest request, Call call) {
        var deadline = new Deadline(call.patience());
        Subject subject = Subject.of(request.event(), request.reservation());
        desk.attempts().hold(subject).ifPresent(hold -> hold.awaitEnd(deadline.remaining()));
        return state(subject)
                .map(state -> pay(request, state, call, deadline))
                .orElseGet(() -> desk.behindFence(
                        subject,
                        deadline,
                        evidence -> state(subject)
                                .map(state -> pay(request, state, call, deadline))
                                .orElseGet(() -> new Answer.NoSuchReservation(subject, evidence))));
    }

    private Answer pay(CheckoutRequest request, Reservation state, Call call, Deadline deadline) {
        return Answers.checkout(state)
                .orElseGet(() -> state.status() == Reservation.Status.HELD
                        ? begin(request, state, call, deadline)
                        : outcome(state, state.payments().attempts(), deadline));
    }

    /** The address is on the cluster before the command that may end in a receipt. */
    private Answer begin(CheckoutRequest request, Reservation state, Call call, Deadline deadline) {
        if (!acknowledged(contacts.write(request.event(), request.reservation(), request.email()))) {
            return new Answer.LogUnavailable(false);
        }
        int attempt = state.payments().attempts() + 1;
        var command = new Command.Checkout(
                request.event(),
                request.reservation(),
                state.seats().getFirst(),
                attempt,
                request.paymentMethod(),
                Math.toIntExact(window.toSeconds()));
        Answer decided = desk.send(
                command, call.trace(), deadline, own -> state(command.subject()).map(Answers::read));
        return decided instanceof Answer.ReservationNow(Reservation begun)
                ? outcome(begun, attempt, deadline)
                : decided;
    }

    private Answer outcome(Reservation known, int attempt, Deadline deadline) {
        Subject subject = Subject.of(known.event(), known.id());
        return desk.admit(() -> changes.await(
                        subject, deadline, () -> state(subject).flatMap(state -> Answers.paid(state, attempt)))
                .orElseGet(() -> new Answer.Paying(state(subject).orElse(known))));
    }

    /** Erases the address for the receipt. Whether there was one is not told: the answer is the same. */
    public Answer eraseContact(String event, String reservation) {
        return acknowledged(contacts.erase(event, reservation))
                ? new Answer.ContactErased(Subject.of(event, reservation))
                : new Answer.LogUnavailable(true);
    }

    private static boolean acknowledged(CompletableFuture<Boolean> acknowledgement) {
        return acknowledgement
                .completeOnTimeout(false, ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private Optional<Reservation> state(Subject subject) {
        return subject.reservation()
                .flatMap(reservation -> views.reservation(subject.event(), reservation))
                .map(Seen::state);
    }
}
