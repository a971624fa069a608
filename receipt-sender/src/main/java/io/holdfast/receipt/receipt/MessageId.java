package io.holdfast.receipt.receipt;

import io.holdfast.schemas.Digests;
import java.util.HexFormat;

/**
 * The Message-ID (RFC 5322, section 3.6.4) of a receipt: every try for one address has the same, so that copies
 * are recognised as one. Another address gets another mail.
 */
public final class MessageId {

    /** 160 bits: no two receipts ever have the same. */
    private static final int BYTES = 20;

    private MessageId() {}

    /**
     * The header's value, with its angle brackets.
     *
     * @param domain the part behind the @
     */
    public static String of(ReceiptKey key, Destination to, String domain) {
        byte[] digest = Digests.sha256(key.toString() + '/' + to.fingerprint());
        return "<%s@%s>".formatted(HexFormat.of().formatHex(digest, 0, BYTES), domain);
    }
}
