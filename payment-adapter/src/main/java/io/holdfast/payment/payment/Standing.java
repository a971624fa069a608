package io.holdfast.payment.payment;

import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands.
 *
 * @param inDoubt whether the provider may have acted without its answer being known
 * @param reference the provider's id of the payment; null until it is known
 * @param code the provider's word for why it stands there; null if it gave none
 * @param money what the provider reserved, took or gave back; null as long as it has not said so
 */
public record Standing(
        State state,
        boolean inDoubt,
        @Nullable String reference,
        @Nullable String code,
        @Nullable Money money) {

    static final Standing NEW = new Standing(State.NEW, false, null, null, null);

    Standing at(State other, @Nullable String why) {
        return new Standing(other, false, reference, why, money);
    }

    Standing known(String providerReference, Money seen) {
        return new Standing(state, inDoubt, providerReference, code, seen);
    }

    Standing doubted(boolean doubt) {
        return new Standing(state, doubt, reference, code, money);
    }
}
