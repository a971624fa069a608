package io.holdfast.api.command;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.publish.Contacts;
import io.holdfast.api.view.Seen;
import io.holdfast.api.view.Views;
import java.util.Optional;

/** The calls that change where the receipt of a reservation goes. */
public final class ReceiptAddresses {

    private final Views views;
    private final Desk desk;
    private final Contacts contacts;

    /** Serves from these views. */
    public ReceiptAddresses(Views views, Desk desk, Contacts contacts) {
        this.views = views;
        this.desk = desk;
        this.contacts = contacts;
    }

    /** Puts this address in the place of whichever the receipt would go to, or went to. */
    public Answer replace(String event, String reservation, String email, Call call) {
        Subject subject = Subject.of(event, reservation);
        return state(subject)
                .map(state -> replace(state, email))
                .orElseGet(() -> desk.behindFence(
                        subject,
                        Deadline.ofCommand(call),
                        evidence -> state(subject)
                                .map(state -> replace(state, email))
                                .orElseGet(() -> new Answer.NoSuchReservation(subject, evidence))));
    }

    private Answer replace(Reservation state, String email) {
        return Answers.contact(state)
                .orElseGet(
                        () -> Checkouts.acknowledged(contacts.write(state.event(), state.id(), Optional.empty(), email))
                                ? new Answer.ReservationNow(
                                        state.readdressed(contacts.fingerprint(state.event(), state.id(), email)))
                                : new Answer.LogUnavailable(true));
    }

    /**
     * Erases every address of a reservation, those of earlier checkouts as well. Whether there was any is not told: the answer is the same.
     */
    public Answer erase(String event, String reservation) {
        return Checkouts.acknowledged(contacts.eraseAll(event, reservation))
                ? new Answer.ContactErased(Subject.of(event, reservation))
                : new Answer.LogUnavailable(true);
    }

    private Optional<Reservation> state(Subject subject) {
        return subject.reservation()
                .flatMap(reservation -> views.reservation(subject.event(), reservation))
                .map(Seen::state);
    }
}
