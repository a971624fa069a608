package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.DueCause;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.MessageId;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.receipt.ReceiptStatus;
import io.holdfast.schemas.view.Cause;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The ledger's records as entries, and back. */
public final class ReceiptCodec {

    private ReceiptCodec() {}

    static Receipt record(ReceiptKey key, LedgerEntry entry, String domain) {
        DueCause cause = entry.cause();
        Optional<Destination> to = entry.to();
        var builder = Receipt.newBuilder()
                .setEvent(key.event())
                .setReservation(key.reservation())
                .setMessageId(to.map(given -> MessageId.of(key, given, domain)).orElse(""))
                .setTries(entry.tries())
                .setAt(entry.at())
                .setCause(new Cause(
                        cause.partition(),
                        cause.offset(),
                        cause.at(),
                        cause.traceId().orElse(null),
                        null))
                .setContact(to.map(Destination::fingerprint).orElse(null))
                .setContactOffset(to.map(Destination::replacedAt)
                        .filter(OptionalLong::isPresent)
                        .map(OptionalLong::getAsLong)
                        .orElse(null));
        return switch (entry) {
            case LedgerEntry.Sent _ -> builder.setStatus(ReceiptStatus.SENT).build();
            case LedgerEntry.Parked parked ->
                builder.setStatus(ReceiptStatus.PARKED)
                        .setReason(parked.reason())
                        .build();
            case LedgerEntry.None none ->
                builder.setStatus(ReceiptStatus.NONE).setReason(none.reason()).build();
            case LedgerEntry.Pending _ ->
                builder.setStatus(ReceiptStatus.PENDING).build();
        };
    }

    static LedgerEntry entry(Receipt receipt) {
        return switch (receipt.getStatus()) {
            case SENT ->
                new LedgerEntry.Sent(receipt.getTries(), receipt.getAt(), cause(receipt.getCause()), to(receipt));
            case PARKED -> parked(receipt, reason(receipt));
            case NONE ->
                new LedgerEntry.None(receipt.getTries(), receipt.getAt(), reason(receipt), cause(receipt.getCause()));
            case PENDING -> new LedgerEntry.Pending(receipt.getAt(), cause(receipt.getCause()), to(receipt));
            // A later version wrote it. A mail may have been sent: a person decides, not this version.
            case OTHER -> parked(receipt, "in a state that this version does not know");
        };
    }

    private static LedgerEntry parked(Receipt receipt, String reason) {
        return new LedgerEntry.Parked(
                receipt.getTries(), receipt.getAt(), reason, cause(receipt.getCause()), to(receipt));
    }

    private static String reason(Receipt receipt) {
        return Objects.requireNonNullElse(receipt.getReason(), "no reason was given");
    }

    private static Optional<Destination> to(Receipt receipt) {
        Long replacedAt = receipt.getContactOffset();
        return Optional.ofNullable(receipt.getContact())
                .map(fingerprint -> new Destination(
                        fingerprint, replacedAt == null ? OptionalLong.empty() : OptionalLong.of(replacedAt)));
    }

    /** The command by which a sale is found again. */
    public static DueCause cause(Cause cause) {
        return new DueCause(
                cause.getPartition(), cause.getOffset(), cause.getAt(), Optional.ofNullable(cause.getTraceId()));
    }
}
