package io.holdfast.receipt.receipt;

import java.util.HexFormat;

/** The Message-ID (RFC 5322, section 3.6.4) of a receipt: every try has the same, so that copies are recognised as one. */
public final class MessageId {

    /** 160 bits: no two receipts ever have the same. */
    private static final int BYTES = 20;

    private MessageId() {}

    /**
     * The header's value, with its angle brackets.
     *
     * @param domain the part behind the @
     */
    public static String of(ReceiptKey key, String domain) {
        return "<%s@%s>".formatted(HexFormat.of().formatHex(Digest.of(key.toString()), 0, BYTES), domain);
    }
}
