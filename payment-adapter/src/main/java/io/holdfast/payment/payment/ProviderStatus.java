package io.holdfast.payment.payment;

import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands at the provider, as far as is known.
 *
 * @param inDoubt whether the provider may have acted without its answer being known
 * @param reference the provider's id of the payment; null until it is known
 * @param code the provider's word for why it stands there; null if it gave none
 * @param money what the provider reserved, took or gave back; null as long as it has not said so
 */
public record ProviderStatus(
        PaymentStanding state,
        boolean inDoubt,
        @Nullable String reference,
        @Nullable String code,
        @Nullable Amount money) {

    static final ProviderStatus NEW = new ProviderStatus(PaymentStanding.NEW, false, null, null, null);

    static ProviderStatus imported(Snapshot snapshot) {
        PaymentStanding state = switch (snapshot.status()) {
            case UNCONFIRMED, PENDING -> PaymentStanding.CREATED;
            case DECLINED -> PaymentStanding.DECLINED;
            case AUTHORIZED -> PaymentStanding.AUTHORIZED;
            case CAPTURED -> PaymentStanding.CAPTURED;
            case CANCELED -> PaymentStanding.VOIDED;
            case REFUNDED -> PaymentStanding.REFUNDED;
        };
        return new ProviderStatus(state, false, snapshot.reference(), snapshot.code(), snapshot.money());
    }

    /** The provider knows it, and has to be asked how it stands. */
    ProviderStatus toBeLookedAt() {
        return new ProviderStatus(PaymentStanding.CREATED, true, reference, null, money);
    }

    ProviderStatus at(PaymentStanding other, @Nullable String why) {
        return new ProviderStatus(other, false, reference, why, money);
    }

    ProviderStatus known(String providerReference, Amount seen) {
        return new ProviderStatus(state, inDoubt, providerReference, code, seen);
    }

    ProviderStatus doubted(boolean doubt) {
        return new ProviderStatus(state, doubt, reference, code, money);
    }
}
