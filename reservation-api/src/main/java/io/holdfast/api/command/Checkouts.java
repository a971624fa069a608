package io.holdfast.api.command;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.api.answer.Press;
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
import java.util.function.Supplier;

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
        var deadline = Deadline.ofCommand(call);
        Subject subject = Subject.of(request.event(), request.reservation());
        desk.attempts().hold(subject).ifPresent(hold -> desk.awaitEnd(hold, deadline));
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
        return Press.of(state, request.attempt())
                .map(press -> press.begins()
                        ? begin(request, state, press, call, deadline)
                        : known(state, press, asked(request, state), deadline))
                .orElseGet(() -> new Answer.Unfit(
                        state, "attempt", "must be at most %d, the next one".formatted(Press.next(state))));
    }

    private Answer known(Reservation state, Press press, Reservation.Asked asked, Deadline deadline) {
        return Answers.differs(state, press, asked).orElseGet(() -> outcome(state, press.attempt(), deadline));
    }

    /** What is to be paid with nothing has no means of payment. */
    private Reservation.Asked asked(CheckoutRequest request, Reservation state) {
        return new Reservation.Asked(
                state.priceMinor() == 0 ? Optional.empty() : request.paymentMethod(),
                request.email().map(email -> contacts.fingerprint(request.event(), request.reservation(), email)));
    }

    /** The address is on the cluster before the command that may end in a receipt. */
    private Answer begin(CheckoutRequest request, Reservation state, Press press, Call call, Deadline deadline) {
        Reservation.Asked asked = asked(request, state);
        if (state.priceMinor() > 0 && asked.paymentMethod().isEmpty()) {
            return new Answer.Unfit(state, "paymentMethod", "must be given: the seats cost something");
        }
        if (request.email()
                .filter(email ->
                        !acknowledged(contacts.write(request.event(), request.reservation(), asked.contact(), email)))
                .isPresent()) {
            return new Answer.LogUnavailable(false);
        }
        var command = new Command.Checkout(
                request.event(),
                request.reservation(),
                state.seats().getFirst(),
                press.attempt(),
                asked,
                Math.toIntExact(window.toSeconds()));
        Answer decided = desk.send(
                command, call.trace(), deadline, own -> state(command.subject()).map(Answers::read));
        if (!(decided instanceof Answer.ReservationNow(Reservation begun))) {
            return decided;
        }
        forget(state.payments().asked(), begun);
        Answer answer = known(begun, press, asked, deadline);
        if (answer instanceof Answer.CheckoutDiffers) {
            forget(asked, begun);
        }
        return answer;
    }

    /** Erases the address of a checkout that no receipt is for: it was declined, or another was first. */
    private void forget(Reservation.Asked asked, Reservation now) {
        if (!asked.contact().equals(now.payments().asked().contact())) {
            asked.contact().ifPresent(print -> acknowledged(contacts.erase(now.event(), now.id(), Optional.of(print))));
        }
    }

    private Answer outcome(Reservation known, int attempt, Deadline deadline) {
        Subject subject = Subject.of(known.event(), known.id());
        Supplier<Optional<Answer>> look =
                () -> desk.seen(() -> state(subject).flatMap(state -> Answers.paid(state, attempt)));
        // The command is on the log: a caller that finds no place to wait is told what is known, and never that nothing
        // was sent.
        return Answers.paid(known, attempt)
                .or(() -> desk.admit(deadline, () -> changes.await(subject, deadline, look))
                        .orElseGet(look))
                .orElseGet(
                        () -> new Answer.Paying(desk.seen(() -> state(subject)).orElse(known)));
    }

    /**
     * Erases the addresses for the receipt: the one that replaced another, and the one that the latest checkout named. Whether there was any
     * is not told: the answer is the same.
     */
    public Answer eraseContact(String event, String reservation) {
        Subject subject = Subject.of(event, reservation);
        Optional<String> print =
                state(subject).flatMap(state -> state.payments().asked().contact());
        boolean erased = acknowledged(contacts.erase(event, reservation, Optional.empty()));
        return erased && (print.isEmpty() || acknowledged(contacts.erase(event, reservation, print)))
                ? new Answer.ContactErased(subject)
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
