package io.holdfast.receipt.receipt;

import io.holdfast.schemas.Digests;

/**
 * What a ticket is called at the door: the same for every copy of a receipt. It is an identifier and no secret: it can be
 * computed from the event and the reservation, so to let in by it alone is to let in by the reservation's id.
 */
final class TicketReference {

    /** RFC 4648, section 6: easy to read out, and the densest mode of a QR code takes it. */
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** 60 bits: the chance that any two of a million tickets have the same is one in two million. */
    private static final int LENGTH = 12;

    private static final int BITS = 5;

    private TicketReference() {}

    static String of(ReceiptKey key) {
        byte[] digest = Digests.sha256(key.toString());
        var reference = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            reference.append(ALPHABET.charAt(bits(digest, i * BITS)));
        }
        return reference.toString();
    }

    private static int bits(byte[] bytes, int from) {
        int first = from / Byte.SIZE;
        int pair = (bytes[first] & 0xff) << Byte.SIZE | (bytes[first + 1] & 0xff);
        return pair >> (2 * Byte.SIZE - BITS - from % Byte.SIZE) & 0x1f;
    }
}
