package io.holdfast.standin.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Takes a mail apart. */
final class MailParser {

    /** The recipient of the envelope, which the mail itself need not name. */
    static final String DELIVERED_TO = "Delivered-To";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Mail.Attachment> attachments = new ArrayList<>();

    private MailParser() {}

    static Mail parse(String id, Instant receivedAt, InputStream eml) throws IOException {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), eml);
            var parser = new MailParser();
            parser.part(message);
            return new Mail(
                    id,
                    orEmpty(message.getMessageID()),
                    orEmpty(message.getHeader(DELIVERED_TO, ",")),
                    sender(message),
                    orEmpty(message.getSubject()),
                    receivedAt.toString(),
                    parser.text.toString(),
                    parser.html.toString(),
                    parser.attachments);
        } catch (MessagingException broken) {
            throw new IOException("not a mail: " + id, broken);
        }
    }

    private void part(Part part) throws MessagingException, IOException {
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
        if (part.isMimeType("multipart/*")) {
            var parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                part(parts.getBodyPart(i));
            }
        } else if (!attached && part.isMimeType("text/plain")) {
            text.append(part.getContent());
        } else if (!attached && part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else {
            try (InputStream content = part.getInputStream()) {
                attachments.add(new Mail.Attachment(
                        orEmpty(part.getFileName()),
                        new ContentType(part.getContentType()).getBaseType(),
                        content.readAllBytes().length));
            }
        }
    }

    private static String sender(MimeMessage message) throws MessagingException {
        return message.getFrom() != null && message.getFrom()[0] instanceof InternetAddress sender
                ? sender.getAddress()
                : "";
    }

    private static String orEmpty(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
