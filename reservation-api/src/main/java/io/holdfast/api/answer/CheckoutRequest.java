package io.holdfast.api.answer;

/**
 * What a caller wants to pay with, and where the receipt goes.
 *
 * @param paymentMethod the provider's token for the card or account
 * @param email personal data: it never stands on the command log, nor in a line of a log file
 */
public record CheckoutRequest(String event, String reservation, String paymentMethod, String email) {

    /** Without the address, which must not end up where objects are printed. */
    @Override
    public String toString() {
        return "CheckoutRequest[event=%s, reservation=%s]".formatted(event, reservation);
    }
}
