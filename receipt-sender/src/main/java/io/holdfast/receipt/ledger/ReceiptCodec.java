package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.MessageId;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.receipt.ReceiptStatus;
import io.holdfast.schemas.view.Cause;
import java.util.Objects;
import java.util.Optional;

/** The ledger's records as entries, and back. */
final class ReceiptCodec {

    private ReceiptCodec() {}

    static Receipt record(ReceiptKey key, Entry entry, io.holdfast.receipt.receipt.Cause cause, String domain) {
        var builder = Receipt.newBuilder()
                .setEvent(key.event())
                .setReservation(key.reservation())
                .setMessageId(MessageId.of(key, domain))
                .setTries(entry.tries())
                .setAt(entry.at())
                .setCause(new Cause(
                        cause.partition(),
                        cause.offset(),
                        cause.at(),
                        cause.traceId().orElse(null)));
        return switch (entry) {
            case Entry.Sent _ -> builder.setStatus(ReceiptStatus.SENT).build();
            case Entry.Parked parked ->
                builder.setStatus(ReceiptStatus.PARKED)
                        .setReason(parked.reason())
                        .build();
        };
    }

    static Entry entry(Receipt receipt) {
        return switch (receipt.getStatus()) {
            case SENT -> new Entry.Sent(receipt.getTries(), receipt.getAt());
            case PARKED -> parked(receipt, Objects.requireNonNullElse(receipt.getReason(), "no reason was given"));
            // A later version wrote it. A mail may have been sent: a person decides, not this version.
            case OTHER -> parked(receipt, "in a state that this version does not know");
        };
    }

    private static Entry parked(Receipt receipt, String reason) {
        return new Entry.Parked(receipt.getTries(), receipt.getAt(), reason, cause(receipt.getCause()));
    }

    static io.holdfast.receipt.receipt.Cause cause(Cause cause) {
        return new io.holdfast.receipt.receipt.Cause(
                cause.getPartition(), cause.getOffset(), cause.getAt(), Optional.ofNullable(cause.getTraceId()));
    }
}
