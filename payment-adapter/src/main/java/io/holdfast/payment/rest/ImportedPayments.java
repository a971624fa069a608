package io.holdfast.payment.rest;

import io.holdfast.payment.messaging.PaymentImport;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was imported from another installation.
 *
 * @param installation its id
 * @param found how many payments of it the provider has; those of other instances' partitions are not listed
 * @param partitions whose payments are in the ledger now
 * @param payments the payments of these partitions, the newest first
 */
record ImportedPayments(String installation, int found, List<Integer> partitions, List<ImportedPayment> payments) {

    /**
     * A payment as the provider shows it; times in UTC, amounts in minor units.
     *
     * @param status {@code UNCONFIRMED}, {@code PENDING}, {@code DECLINED}, {@code AUTHORIZED}, {@code CAPTURED}, {@code CANCELED} or
     *     {@code REFUNDED}
     * @param amountMinor what is reserved, taken or given back, by its status; what it was created for if none of these
     * @param seats the seats that are paid for, in ascending order; empty if the provider was not told
     * @param entry {@code IMPORTED}; {@code REQUESTED} if something was requested for it here since; {@code OTHER} if under its id the ledger has
     *     another payment of the provider
     */
    record ImportedPayment(
            String event,
            String reservation,
            int attempt,
            String status,
            @Nullable String code,
            long amountMinor,
            String currency,
            List<String> seats,
            String providerReference,
            String created,
            String entry) {

        static ImportedPayment of(PaymentImport.Line line) {
            PaymentId id = line.id();
            Snapshot snapshot = line.snapshot();
            return new ImportedPayment(
                    id.event(),
                    id.reservation(),
                    id.attempt(),
                    snapshot.status().name(),
                    snapshot.code(),
                    snapshot.money().minor(),
                    snapshot.money().currency(),
                    snapshot.seats(),
                    snapshot.reference(),
                    snapshot.created().toString(),
                    line.entry().name());
        }
    }

    static ImportedPayments of(String installation, PaymentImport.Result.Done done) {
        return new ImportedPayments(
                installation,
                done.found(),
                done.partitions(),
                done.payments().stream().map(ImportedPayment::of).toList());
    }
}
