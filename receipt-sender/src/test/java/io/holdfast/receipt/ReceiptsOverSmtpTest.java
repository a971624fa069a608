package io.holdfast.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.MessageId;
import io.holdfast.receipt.receipt.ReceiptContent;
import io.holdfast.receipt.receipt.Sale;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.standin.mail.Mail;
import io.holdfast.standin.mail.MailFault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract with a mail server, on a real one. */
@Tag("slow")
@QuarkusTest
@WithTestResource(MailStandInResource.class)
@Timeout(60)
class ReceiptsOverSmtpTest extends SmtpFixture {

    private static final Pattern PNG =
            Pattern.compile("Content-Type: image/png.*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)", Pattern.DOTALL);

    @Test
    void a_sale_is_a_mail_that_says_what_was_sold() throws Exception {
        var _ = sold();

        assertThat(settled()).isInstanceOf(LedgerEntry.Sent.class);
        Mail mail = mails().getFirst();
        String reference = receipt().reference();
        assertThat(mail.messageId()).isEqualTo(MessageId.of(key, FakeContacts.CHECKOUT, "receipts.holdfast.local"));
        assertThat(mail.from()).contains("tickets@holdfast.local");
        assertThat(mail.subject()).isEqualTo("Your tickets for Jazz & <Blues>");
        assertThat(mail.text())
                .contains("Jazz & <Blues>", "A-1-1, A-1-2", "90.00 EUR", key.reservation(), reference)
                .doesNotContain("{");
        assertThat(mail.html())
                .contains("Jazz &amp; &lt;Blues&gt;", "A-1-1, A-1-2", "90.00 EUR", key.reservation(), reference)
                .contains("src=\"cid:ticket\"");
        assertThat(mail.attachments())
                .extracting(Mail.Attachment::name)
                .containsExactly("ticket-%s.png".formatted(reference), "ticket-%s.png".formatted(reference));
    }

    @Test
    void the_mail_has_one_message_id_and_its_image_is_the_tickets_reference() throws Exception {
        var _ = sold();
        var _ = settled();

        String eml = eml();

        assertThat(eml.lines().filter(line -> line.startsWith("Message-ID:"))).hasSize(1);
        assertThat(eml).contains("Content-ID: <ticket>").contains("Holdfast-Trace-Id: " + SoldSeats.TRACE_ID);
        Matcher images = PNG.matcher(eml);
        int found = 0;
        while (images.find()) {
            found++;
            assertThat(decode(Base64.getMimeDecoder().decode(images.group(1))))
                    .isEqualTo(receipt().reference());
        }
        assertThat(found).isEqualTo(2);
    }

    @Test
    void a_name_beyond_the_first_plane_arrives_as_it_was_written() throws Exception {
        String name =
                "\uD83C\uDFB6 Nuit blanche \u00e0 Li\u00e8ge \uD83C\uDFBB\uD83C\uDFBB\uD83C\uDFBB\uD83C\uDFBB\uD83C\uDFBB\uD83C\uDFBB\uD83C\uDFBB\uD83C\uDFBB "
                        + "\uD842\uDFB7\u91CE\u5BB6 \uD83D\uDC69\u200D\uD83D\uDE80";
        var _ = emit(SoldSeats.captured(key, 0, next(), name));
        var _ = settled();

        Mail mail = mails().getFirst();
        assertThat(mail.subject()).isEqualTo("Your tickets for " + name);
        assertThat(mail.text()).contains(name);
        assertThat(mail.html()).contains(name);
    }

    @Test
    void the_mail_says_whose_it_is_and_that_no_person_wrote_it() throws Exception {
        var _ = sold();
        var _ = settled();

        assertThat(eml().replaceAll("\r?\n[ \t]+", " "))
                .contains("From: \"Holdfast Tickets\" <tickets@holdfast.local>\r\n")
                .contains("Auto-Submitted: auto-generated\r\n");
    }

    @Test
    void a_mail_server_that_is_down_gets_the_mail_when_it_is_back() throws Exception {
        mail.fail(new MailFault(MailFault.Kind.REFUSE, 0, 0));
        var acknowledged = sold();
        await().pollDelay(java.time.Duration.ofMillis(300)).until(() -> !acknowledged.isDone());

        mail.recover();

        assertThat(settled())
                .isInstanceOfSatisfying(
                        LedgerEntry.Sent.class, sent -> assertThat(sent.tries()).isGreaterThan(1));
        assertThat(mails()).hasSize(1);
        await().until(acknowledged::isDone);
    }

    @Test
    void a_temporary_failure_is_tried_again() throws Exception {
        mail.fail(new MailFault(MailFault.Kind.TEMPORARY_FAILURE, 0, 3));

        var _ = sold();

        assertThat(settled())
                .isInstanceOfSatisfying(
                        LedgerEntry.Sent.class, sent -> assertThat(sent.tries()).isEqualTo(4));
        assertThat(mails()).hasSize(1);
    }

    @Test
    void an_unknown_recipient_is_parked_and_named_nowhere() {
        mail.fail(new MailFault(MailFault.Kind.REFUSE_RECIPIENT, 0, 1));

        var acknowledged = sold();

        assertThat(settled()).isInstanceOfSatisfying(LedgerEntry.Parked.class, parked -> {
            assertThat(parked.reason()).contains("550").doesNotContain("@");
            assertThat(parked.tries()).isEqualTo(1);
        });
        await().until(acknowledged::isDone);
        assertThat(deadLetter("holdfast_dead_letter_error")).contains("550").doesNotContain("@");
        assertThat(deadLetter("holdfast_dead_letter_topic")).isEqualTo("holdfast.seat-events");
        assertThat(deadLetter(RecordHeaders.TRACE_PARENT)).isEqualTo(SoldSeats.TRACE_PARENT);
    }

    @Test
    void a_server_that_does_not_answer_gets_the_same_mail_again() throws Exception {
        mail.fail(new MailFault(MailFault.Kind.HANG_AFTER_ACCEPT, 60_000, 1));

        var _ = sold();

        assertThat(settled())
                .isInstanceOfSatisfying(
                        LedgerEntry.Sent.class, sent -> assertThat(sent.tries()).isEqualTo(2));
        assertThat(mails())
                .extracting(Mail::messageId)
                .containsExactly(
                        MessageId.of(key, FakeContacts.CHECKOUT, "receipts.holdfast.local"),
                        MessageId.of(key, FakeContacts.CHECKOUT, "receipts.holdfast.local"));
    }

    @Test
    void a_sale_that_is_read_again_is_no_second_mail() throws Exception {
        var _ = sold();
        var _ = settled();

        var again = sold();

        await().until(again::isDone);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void a_malformed_address_is_parked() {
        contacts.put(key, "someone@example.org\r\nBcc: other@example.org");

        var _ = sold();

        assertThat(settled())
                .isInstanceOfSatisfying(
                        LedgerEntry.Parked.class,
                        parked -> assertThat(parked.reason()).isEqualTo("the address is malformed"));
    }

    private ReceiptContent receipt() {
        return ReceiptContent.of(new Sale(key, "Jazz & <Blues>", List.of("A-1-1", "A-1-2"), 9_000, "EUR"));
    }

    private String eml() throws Exception {
        byte[] eml = mail.inbox().eml(mails().getFirst().id()).orElseThrow();
        return new String(eml, StandardCharsets.UTF_8);
    }

    private String deadLetter(String header) {
        return String.valueOf(RecordHeaders.get(producer.history().getFirst().headers(), header));
    }

    private static String decode(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        // As a picture that was drawn: as a photograph, one reference in three hundred is not recognized.
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
