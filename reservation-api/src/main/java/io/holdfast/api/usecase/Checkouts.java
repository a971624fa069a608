package io.holdfast.api.usecase;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.api.answer.PaymentAnswer;
import io.holdfast.api.answer.PaymentAttempt;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.Changes;
import io.holdfast.api.decision.CommandGateway;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.decision.WaitingPlaces;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.ContactWriter;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.view.Views;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The call that pays for a reservation. */
@Singleton
public final class Checkouts {

    private final Views views;
    private final Lookup lookup;
    private final PendingCommands attempts;
    private final CommandGateway gateway;
    private final WaitingPlaces waiters;
    private final Changes changes;
    private final ContactWriter contacts;
    private final Duration window;

    /**
     * Serves from these views.
     *
     * @param settings say how long the payment provider's answer is waited for
     */
    public Checkouts(
            Views views,
            Lookup lookup,
            PendingCommands attempts,
            CommandGateway gateway,
            WaitingPlaces waiters,
            Changes changes,
            ContactWriter contacts,
            Settings settings) {
        this.views = views;
        this.lookup = lookup;
        this.attempts = attempts;
        this.gateway = gateway;
        this.waiters = waiters;
        this.changes = changes;
        this.contacts = contacts;
        this.window = settings.paymentWindow();
    }

    /** Pays for the held seats, and waits for the outcome; pressed again while that is open, it waits for the same one. */
    public Answer checkout(CheckoutRequest request, Call call) {
        var pressed = new Pressed(request, call, Deadline.ofCommand(call));
        attempts.hold(request.subject(), call.caller()).ifPresent(hold -> gateway.awaitEnd(hold, pressed.deadline()));
        return lookup.state(request.subject())
                .map(state -> pay(pressed, state, false))
                .orElseGet(() -> latest(pressed));
    }

    /** One call, and how long it waits. */
    private record Pressed(CheckoutRequest request, Call call, Deadline deadline) {}

    private Answer latest(Pressed pressed) {
        return lookup.latest(pressed.request().subject(), pressed.deadline())
                .answer(state -> pay(pressed, state, true));
    }

    /**
     * Begins an attempt, or tells what became of a known one. That a press does not go with the state is said only of a state that is certainly
     * the latest: another instance may have told the caller of a decline that is not in the views here yet.
     *
     * @param latest whether the state is that of everything that was on the log when the call came
     */
    private Answer pay(Pressed pressed, Reservation state, boolean latest) {
        Optional<Integer> number = pressed.request().attempt();
        Optional<PaymentAttempt> press = PaymentAttempt.of(state, number);
        if (press.isPresent() && press.get().begins()) {
            return begin(pressed, state, press.get(), latest);
        }
        Reservation.Asked asked = asked(pressed.request(), state);
        boolean ahead = press.isEmpty()
                || number.filter(asks -> asks > press.get().attempt()).isPresent();
        boolean differs =
                press.flatMap(known -> Answers.differs(state, known, asked)).isPresent();
        if (!latest && (ahead || differs)) {
            return latest(pressed);
        }
        return press.map(known -> known(state, known, asked, pressed.deadline()))
                .orElseGet(() -> new Answer.Unfit(
                        state, "attempt", "must be at most %d, the next one".formatted(PaymentAttempt.next(state))));
    }

    private Answer known(Reservation state, PaymentAttempt press, Reservation.Asked asked, Deadline deadline) {
        return Answers.differs(state, press, asked).orElseGet(() -> outcome(state, press.attempt(), deadline));
    }

    /** What is to be paid with nothing has no means of payment. */
    private Reservation.Asked asked(CheckoutRequest request, Reservation state) {
        return new Reservation.Asked(
                state.priceMinor() == 0 ? Optional.empty() : request.paymentMethod(),
                request.email().map(email -> contacts.fingerprint(request.event(), request.reservation(), email)));
    }

    /** The address is on the cluster before the command that may end in a receipt. */
    private Answer begin(Pressed pressed, Reservation state, PaymentAttempt press, boolean latest) {
        CheckoutRequest request = pressed.request();
        Reservation.Asked asked = asked(request, state);
        if (state.priceMinor() > 0 && asked.paymentMethod().isEmpty()) {
            return new Answer.Unfit(state, "paymentMethod", "must be given: the seats cost something");
        }
        if (request.email()
                .filter(email ->
                        !acknowledged(contacts.write(request.event(), request.reservation(), asked.contact(), email)))
                .isPresent()) {
            return new UndecidedAnswer.LogUnavailable(false);
        }
        var command = new Command.Checkout(
                request.event(),
                request.reservation(),
                state.seats().getFirst(),
                press.attempt(),
                asked,
                Math.toIntExact(window.toSeconds()));
        return gateway.send(command, pressed.call(), pressed.deadline())
                .answer(_ -> views.readableState(request.subject())
                        .map(begun -> begun(pressed, state, press, begun, latest)));
    }

    private Answer begun(Pressed pressed, Reservation before, PaymentAttempt press, Reservation begun, boolean latest) {
        Answer readable = Answers.read(begun);
        if (!(readable instanceof Answer.ReservationNow)) {
            return readable;
        }
        CheckoutRequest request = pressed.request();
        Reservation.Asked asked = asked(request, before);
        forget(before.payments().asked(), begun);
        Answer answer = known(begun, press, asked, pressed.deadline());
        if (answer instanceof PaymentAnswer.CheckoutDiffers) {
            forget(asked, begun);
            // The attempt was begun before, with something else, and may be over: then a press without a number is the
            // next.
            return latest || request.attempt().isPresent() ? answer : next(pressed, begun, answer);
        }
        return answer;
    }

    /** Presses once more; that nothing could be sent for it is not told, since a command was, and this is what became of it. */
    private Answer next(Pressed pressed, Reservation begun, Answer first) {
        Answer next = pay(pressed, begun, true);
        return next instanceof UndecidedAnswer.LogUnavailable || next instanceof UndecidedAnswer.Overloaded
                ? first
                : next;
    }

    /** Erases the address of a checkout that no receipt is for: it was declined, or another was first. */
    private void forget(Reservation.Asked asked, Reservation now) {
        if (!asked.contact().equals(now.payments().asked().contact())) {
            asked.contact().ifPresent(print -> acknowledged(contacts.erase(now.event(), now.id(), print)));
        }
    }

    private Answer outcome(Reservation known, int attempt, Deadline deadline) {
        // The command is on the log: a caller that finds no place to wait is told what is known, and never that nothing
        // was sent.
        return Answers.paid(known, attempt)
                .orElseGet(() -> waiters.within(
                        deadline,
                        () -> outcome(known, attempt, deadline, true),
                        () -> outcome(known, attempt, deadline, false)));
    }

    private Answer outcome(Reservation known, int attempt, Deadline deadline, boolean waits) {
        try (Changes.Watch watch = changes.watch(known.subject())) {
            for (boolean last = !waits; ; last = !watch.await(deadline.remaining())) {
                Reservation latest = views.readableState(known.subject()).orElse(known);
                Optional<Answer> answer = Answers.paid(latest, attempt);
                if (answer.isPresent() || last) {
                    return answer.orElseGet(() -> new PaymentAnswer.Paying(latest));
                }
            }
        }
    }

    /** Whether an address is on the cluster, or gone from it, as far as can be told in time. */
    static boolean acknowledged(CompletableFuture<Boolean> acknowledgement) {
        return acknowledgement
                .completeOnTimeout(false, CommandGateway.ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
