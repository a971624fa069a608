package io.holdfast.hold.audit.book;

import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.Formats;

/**
 * A sale.
 *
 * @param attempt the latest payment attempt whose money was to be taken for it; 0 where nothing was to be paid
 * @param atMs log time, in milliseconds
 * @param cause offset of the command that sold
 * @param fact offset of the fact
 */
public record Sale(int attempt, long amountMinor, String currency, long atMs, long cause, long fact) {

    Sale paidBy(int other) {
        return new Sale(other, amountMinor, currency, atMs, cause, fact);
    }

    static final Format<Sale> FORMAT = Formats.of(
            (sale, out) -> {
                out.writeInt(sale.attempt);
                out.writeLong(sale.amountMinor);
                out.writeUTF(sale.currency);
                out.writeLong(sale.atMs);
                out.writeLong(sale.cause);
                out.writeLong(sale.fact);
            },
            in -> new Sale(in.readInt(), in.readLong(), in.readUTF(), in.readLong(), in.readLong(), in.readLong()));
}
