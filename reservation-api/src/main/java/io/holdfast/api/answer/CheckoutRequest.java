package io.holdfast.api.answer;

import io.holdfast.api.model.Subject;
import java.util.Optional;

/**
 * What a caller wants to pay with, and where the receipt goes.
 *
 * @param paymentMethod the provider's token for the card or account; empty if nothing is to be paid
 * @param email personal data: it never stands on the command log, nor in a line of a log file; empty if no receipt is wanted
 * @param attempt which press this is; empty if the caller does not count them
 */
public record CheckoutRequest(
        String event,
        String reservation,
        Optional<String> paymentMethod,
        Optional<String> email,
        Optional<Integer> attempt) {

    /** The reservation that is to be paid for. */
    public Subject subject() {
        return Subject.of(event, reservation);
    }

    /** Without the address, which must not end up where objects are printed. */
    @Override
    public String toString() {
        return "CheckoutRequest[event=%s, reservation=%s]".formatted(event, reservation);
    }
}
