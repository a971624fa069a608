package io.holdfast.receipt.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.MessageId;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as JSON, which leaves out what is null. No address is in it.
 *
 * @param status {@code SENT}, {@code PARKED}, {@code NONE} or {@code SENDING}; null in the list of the parked ones
 * @param at when it came to this, in UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceiptBody(
        String event,
        String reservation,
        @Nullable String status,
        @Nullable String messageId,
        @Nullable Integer tries,
        @Nullable String at,
        @Nullable String reason) {

    static ReceiptBody parked(Parked receipt) {
        return of(receipt.key(), null, null, receipt.entry(), receipt.entry().reason());
    }

    static ReceiptBody sending(ReceiptKey key) {
        return new ReceiptBody(key.event(), key.reservation(), "SENDING", null, null, null, null);
    }

    /**
     * One that is not being sent.
     *
     * @param domain behind the @ of each Message-ID
     */
    static ReceiptBody ended(ReceiptKey key, String status, LedgerEntry entry, @Nullable String reason, String domain) {
        String messageId = entry.to().map(to -> MessageId.of(key, to, domain)).orElse(null);
        return of(key, status, messageId, entry, reason);
    }

    private static ReceiptBody of(
            ReceiptKey key,
            @Nullable String status,
            @Nullable String messageId,
            LedgerEntry entry,
            @Nullable String reason) {
        return new ReceiptBody(
                key.event(),
                key.reservation(),
                status,
                messageId,
                entry.tries(),
                entry.at().toString(),
                reason);
    }
}
