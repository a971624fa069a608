package io.holdfast.receipt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.receipt.receipt.ReceiptContent;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.receipt.Sale;
import io.holdfast.schemas.limits.EventNames;
import io.holdfast.schemas.limits.MailAddresses;
import io.holdfast.schemas.testing.Samples;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** To every address and about every event that the HTTP edge accepts a mail can be written. */
class AcceptedByTheEdgeTest {

    @Property
    void every_address_is_one_to_the_mailer(@ForAll long seed) {
        String address = Stream.generate(new Samples(seed)::address)
                .map(MailAddresses::ascii)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();

        assertThat(new EmailAddress(address).getEmail()).isEqualTo(address);
        assertThat(mail("The concert", address)).containsPattern("To: (\n )?" + Pattern.quote(address) + "\n");
    }

    @Property(tries = 200)
    void every_name_can_be_a_subject(@ForAll long seed) {
        String name = Stream.generate(new Samples(seed)::name)
                .filter(text -> EventNames.problem(text).isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(mail(name, "a@example.org")).contains("To: a@example.org\n");
    }

    private static String mail(String event, String address) {
        var sale = new Sale(new ReceiptKey("ev-1", "cart-1"), event, List.of("A-1-1"), 4_500, "EUR");
        var message = new MailMessage()
                .setFrom("tickets@example.org")
                .setTo(address)
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Subject", HeaderText.text(ReceiptContent.of(sale).subject())))
                .setText(event);
        return new MailEncoder(message, "example.org").encode();
    }
}
