package io.holdfast.payment.rest;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything whose end is open.
 *
 * @param payments payments without an outcome
 * @param sales what is sold, and whose price was not taken or in another amount; until a later attempt pays it, or for ever
 * @param orphans money at the provider that the ledger does not account for, and that could not be given back yet
 * @param unheardOf money at the provider that the ledger has never heard of; it is not given back before an operator agrees
 */
record Unsettled(List<OpenPayment> payments, List<UnpaidSale> sales, List<Orphan> orphans, List<Orphan> unheardOf) {

    /** A payment without an outcome; times in UTC, amounts in minor units. */
    record OpenPayment(
            String event,
            String reservation,
            int attempt,
            String state,
            String wanted,
            boolean inDoubt,
            long amountMinor,
            String currency,
            @Nullable String providerReference,
            String since,
            int tries) {

        static OpenPayment of(Payment payment) {
            PaymentId id = payment.id();
            return new OpenPayment(
                    id.event(),
                    id.reservation(),
                    id.attempt(),
                    payment.status().state().name(),
                    payment.goal().wanted().name(),
                    payment.status().inDoubt(),
                    payment.terms().amountMinor(),
                    payment.terms().currency(),
                    payment.reference(),
                    payment.goal().since().toString(),
                    payment.goal().tries());
        }
    }

    /**
     * A sale that a person looks after; amounts in minor units.
     *
     * @param settlement {@code CAPTURE_FAILED} or {@code AMOUNT_DIFFERS}
     * @param takenMinor what the provider took
     * @param code the provider's word for why
     */
    record UnpaidSale(
            String event,
            String reservation,
            int attempt,
            String settlement,
            long amountMinor,
            String currency,
            long takenMinor,
            @Nullable String takenCurrency,
            @Nullable String code,
            @Nullable String providerReference,
            String since) {

        static UnpaidSale of(Payment payment) {
            PaymentId id = payment.id();
            boolean taken = payment.amountDiffers();
            return new UnpaidSale(
                    id.event(),
                    id.reservation(),
                    id.attempt(),
                    taken ? "AMOUNT_DIFFERS" : "CAPTURE_FAILED",
                    payment.terms().amountMinor(),
                    payment.terms().currency(),
                    taken ? payment.money().minor() : 0,
                    taken ? payment.money().currency() : null,
                    payment.status().code(),
                    payment.reference(),
                    payment.goal().since().toString());
        }
    }

    /** A payment that only the provider knows. */
    record Orphan(
            String event, String reservation, int attempt, String providerReference, String status, String created) {

        static Orphan of(Snapshot snapshot) {
            PaymentId id = snapshot.id().orElseThrow();
            return new Orphan(
                    id.event(),
                    id.reservation(),
                    id.attempt(),
                    snapshot.reference(),
                    snapshot.status().name(),
                    snapshot.created().toString());
        }
    }
}
