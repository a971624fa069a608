package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.Formats;

/**
 * A dead letter, in short.
 *
 * @param hash of key and value
 * @param expected whether the command was found to be one that belongs there
 */
record Letter(int partition, long offset, String hash, boolean expected) {

    static final Format<Letter> FORMAT = Formats.of(
            (letter, out) -> {
                out.writeInt(letter.partition);
                out.writeLong(letter.offset);
                out.writeUTF(letter.hash);
                out.writeBoolean(letter.expected);
            },
            in -> new Letter(in.readInt(), in.readLong(), in.readUTF(), in.readBoolean()));
}
