package io.holdfast.receipt.mail;

import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.MessageId;
import io.holdfast.receipt.receipt.ReceiptContent;
import io.holdfast.receipt.receipt.Sale;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.util.Optional;

/** A receipt as a mail. */
final class ReceiptMail {

    /** What the HTML calls the image: {@code cid:ticket}. */
    private static final String CONTENT_ID = "<ticket>";

    private static final String PNG = "image/png";

    /** An operator who is shown the mail finds the trace of its sale by it. The same for each try, as is the rest. */
    private static final String TRACE_ID = "Holdfast-Trace-Id";

    /** RFC 3834, section 5: nobody wrote it, so no out-of-office notice answers it. */
    private static final String AUTO_SUBMITTED = "Auto-Submitted";

    private ReceiptMail() {}

    static MailMessage of(Sale sale, Destination to, String address, Optional<String> traceId, Sender sender) {
        var receipt = ReceiptContent.of(sale);
        Buffer code = Buffer.buffer(QrCode.png(receipt.reference()));
        String file = "ticket-%s.png".formatted(receipt.reference());
        MailAttachment inline = image(code, file).setDisposition("inline").setContentId(CONTENT_ID);
        return new MailMessage()
                .setFrom(sender.from())
                .setBounceAddress(sender.bounce())
                .setTo(address)
                .setHeaders(headers(MessageId.of(sale.key(), to, sender.domain()), receipt, traceId, sender))
                .setText(Templates.text(receipt).render())
                .setHtml(Templates.html(receipt).render())
                .setInlineAttachment(inline)
                .setAttachment(image(code, file).setDisposition("attachment"));
    }

    /** Vert.x' client puts these in the place of its own; without the Message-ID each try would be another mail. */
    private static MultiMap headers(String messageId, ReceiptContent receipt, Optional<String> traceId, Sender sender) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", messageId)
                .add("From", HeaderText.mailbox(sender.name(), sender.from()))
                .add("Subject", HeaderText.text(receipt.subject()))
                .add(AUTO_SUBMITTED, "auto-generated");
        traceId.ifPresent(id -> headers.add(TRACE_ID, id));
        return headers;
    }

    private static MailAttachment image(Buffer png, String file) {
        return MailAttachment.create().setData(png).setContentType(PNG).setName(file);
    }
}
