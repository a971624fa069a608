package io.holdfast.api.usecase;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.PaymentAnswer;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.publish.ContactWriter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The calls that change where the receipt of a reservation goes. */
@Singleton
public final class ReceiptAddresses {

    private final Lookup lookup;
    private final ContactWriter contacts;

    /** Changes these contacts. */
    public ReceiptAddresses(Lookup lookup, ContactWriter contacts) {
        this.lookup = lookup;
        this.contacts = contacts;
    }

    /** Replaces the address that the receipt would go to, or went to. */
    public Answer replace(String event, String reservation, String email, Call call) {
        return lookup.reservation(Subject.of(event, reservation), Deadline.ofCommand(call))
                .answer(state -> Answers.contact(state).orElseGet(() -> replace(state, email)));
    }

    private Answer replace(Reservation state, String email) {
        return Checkouts.acknowledged(contacts.write(state.event(), state.id(), Optional.empty(), email))
                ? new Answer.ReservationNow(state.readdressed(contacts.fingerprint(state.event(), state.id(), email)))
                : new UndecidedAnswer.LogUnavailable(true);
    }

    /** Erases every address of a reservation, those of earlier checkouts as well. The answer is the same if there was none. */
    public Answer erase(String event, String reservation) {
        Subject subject = Subject.of(event, reservation);
        return lookup.notHere(subject).orElseGet(() -> eraseHere(event, reservation));
    }

    private Answer eraseHere(String event, String reservation) {
        return Checkouts.acknowledged(contacts.eraseAll(event, reservation))
                ? new PaymentAnswer.ContactErased(Subject.of(event, reservation))
                : new UndecidedAnswer.LogUnavailable(true);
    }
}
