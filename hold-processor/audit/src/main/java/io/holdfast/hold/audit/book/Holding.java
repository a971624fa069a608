package io.holdfast.hold.audit.book;

import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.Formats;

/**
 * Who has a seat.
 *
 * @param reservation its key
 * @param fact offset of the fact by which it was taken
 */
public record Holding(String reservation, long fact) {

    static final Format<Holding> FORMAT = Formats.of(
            (holding, out) -> {
                out.writeUTF(holding.reservation);
                out.writeLong(holding.fact);
            },
            in -> new Holding(in.readUTF(), in.readLong()));
}
