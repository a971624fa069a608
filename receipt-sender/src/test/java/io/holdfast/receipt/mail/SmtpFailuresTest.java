package io.holdfast.receipt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.receipt.receipt.MailOutcome;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmtpFailuresTest {

    @Test
    void a_refused_recipient_is_final_and_its_reason_holds_codes_only() {
        assertThat(outcome("recipient address not accepted", 550, "550 5.1.1 <a@example.org> unknown"))
                .isEqualTo(
                        new MailOutcome.Refused("the mail server answered 550 5.1.1 (recipient address not accepted)"));
    }

    @Test
    void a_refused_mail_is_final() {
        assertThat(outcome("sending data failed", 554, "554 spam")).isInstanceOf(MailOutcome.Refused.class);
    }

    @Test
    void a_temporary_refusal_is_not_final() {
        assertThat(outcome("recipient address not accepted", 451, "451 later"))
                .isEqualTo(new MailOutcome.Failed("the mail server answered 451 (recipient address not accepted)"));
    }

    @Test
    void a_refused_sender_or_login_is_the_installations_fault_and_not_final() {
        assertThat(outcome("sender address not accepted", 550, "550 who?")).isInstanceOf(MailOutcome.Failed.class);
        assertThat(outcome("AUTH LOGIN failed", 535, "535 no")).isInstanceOf(MailOutcome.Failed.class);
    }

    @Test
    void a_reply_that_can_not_be_read_is_not_final() {
        assertThat(outcome("sending data failed", 500, "gibberish")).isInstanceOf(MailOutcome.Failed.class);
    }

    @Test
    void other_errors_are_not_final_and_name_no_address() {
        var failure = new ConnectException("refused: a@example.org at /127.0.0.1:25");

        assertThat(SmtpFailures.outcome(failure))
                .isEqualTo(new MailOutcome.Failed("ConnectException: refused: (address) at /127.0.0.1:25"));
    }

    private static MailOutcome outcome(String step, int code, String reply) {
        return SmtpFailures.outcome(new SMTPException(step, code, List.of(reply), true));
    }
}
