package io.holdfast.standin.mail;

import java.util.List;

/**
 * A received mail, as it is shown.
 *
 * @param messageId its Message-ID as it stands in the header, with angle brackets
 * @param to whom it was delivered to
 * @param receivedAt when it came, in ISO 8601
 * @param text its plain text; empty if it has none
 * @param html its HTML; empty if it has none
 * @param attachments everything else in it, inline images too
 */
public record Mail(
        String id,
        String messageId,
        String to,
        String from,
        String subject,
        String receivedAt,
        String text,
        String html,
        List<Attachment> attachments) {

    /**
     * Something that a mail carries.
     *
     * @param name file name; empty if it has none
     * @param contentType MIME type without parameters
     * @param bytes size, decoded
     */
    public record Attachment(String name, String contentType, int bytes) {}
}
