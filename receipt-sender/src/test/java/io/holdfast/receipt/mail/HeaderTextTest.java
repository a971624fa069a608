package io.holdfast.receipt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.limits.EventNames;
import io.holdfast.schemas.testing.Samples;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What another mail client reads is what was written. */
class HeaderTextTest {

    @Property(tries = 200)
    void every_name_that_the_edge_accepts_reads_back(@ForAll long seed) throws Exception {
        String name = Stream.generate(new Samples(seed)::name)
                .filter(text -> EventNames.problem(text).isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(MimeUtility.decodeText(HeaderText.text(name))).isEqualTo(name);
    }

    @Test
    void no_line_of_a_subject_with_encoded_words_is_longer_than_76_characters() {
        String subject = "Subject: " + HeaderText.text("\uD83C\uDFBB".repeat(60));

        assertThat(subject.lines()).hasSizeGreaterThan(1).allMatch(line -> line.length() <= 76);
    }

    @Test
    void plain_text_stays_and_what_looks_encoded_is_encoded() throws Exception {
        String looksEncoded = "=?UTF-8?Q?no?=";

        assertThat(HeaderText.text("Night of Strings")).isEqualTo("Night of Strings");
        assertThat(MimeUtility.decodeText(HeaderText.text(looksEncoded))).isEqualTo(looksEncoded);
    }

    @Test
    void a_mailbox_reads_back_as_name_and_address() throws Exception {
        for (String name : new String[] {"Holdfast Tickets", "A \"B\" \\ C, D <e>", "Op\u00e9ra \uD83C\uDFBB"}) {
            var mailbox = new InternetAddress(HeaderText.mailbox(name, "a@example.org"), true);

            assertThat(mailbox.getPersonal()).isEqualTo(name);
            assertThat(mailbox.getAddress()).isEqualTo("a@example.org");
        }
    }
}
