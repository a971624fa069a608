package io.holdfast.receipt.mail;

import io.holdfast.receipt.receipt.Addresses;
import io.holdfast.receipt.receipt.MailOutcome;
import io.vertx.ext.mail.SMTPException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a failed try means. A server's words may quote the address, so only its codes are passed on; other errors have everything that looks
 * like an address taken out.
 */
final class SmtpFailures {

    /** How Vert.x' client calls the steps at which a refusal is about this mail; at all others it is about the two servers. */
    private static final Pattern ABOUT_THIS_MAIL = Pattern.compile(
            "(recipient address not accepted|DATA command not accepted|sending data failed): .*", Pattern.DOTALL);

    /** RFC 3463, behind the reply code. */
    private static final Pattern ENHANCED =
            Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);

    /** The client's stand-in for a reply that it can't read. */
    private static final int UNREADABLE = 500;

    private SmtpFailures() {}

    static MailOutcome outcome(Throwable failure) {
        return failure instanceof SMTPException reply ? reply(reply) : new MailOutcome.Failed(words(failure));
    }

    private static MailOutcome reply(SMTPException reply) {
        Matcher step = ABOUT_THIS_MAIL.matcher(String.valueOf(reply.getMessage()));
        boolean aboutThisMail = step.matches();
        String reason = "the mail server answered %s (%s)"
                .formatted(codes(reply), aboutThisMail ? step.group(1) : "before the recipient was named");
        return aboutThisMail && reply.getReplyCode() > UNREADABLE
                ? new MailOutcome.Refused(reason)
                : new MailOutcome.Failed(reason);
    }

    private static String codes(SMTPException reply) {
        Matcher enhanced = ENHANCED.matcher(reply.getReplyMessage());
        return enhanced.matches() ? reply.getReplyCode() + " " + enhanced.group(1) : "" + reply.getReplyCode();
    }

    private static String words(Throwable failure) {
        return Addresses.scrub("%s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage()));
    }
}
