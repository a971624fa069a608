package io.holdfast.receipt.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.money.Currencies;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final ReceiptKey KEY = new ReceiptKey("ev-1", "cart-1");
    private static final Destination TO = new Destination("print-a", OptionalLong.empty());
    private static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");
    private static final DueCause CAUSE = new DueCause(3, 42, AT, Optional.empty());
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofHours(1));

    @Test
    void an_amount_has_the_fraction_digits_of_its_currency() {
        assertThat(AmountText.format(9_000, "EUR")).isEqualTo("90.00 EUR");
        assertThat(AmountText.format(9_000, "JPY")).isEqualTo("9000 JPY");
        assertThat(AmountText.format(9_000, "KWD")).isEqualTo("9.000 KWD");
        assertThat(AmountText.format(5, "EUR")).isEqualTo("0.05 EUR");
        assertThat(AmountText.format(0, "EUR")).isEqualTo("0.00 EUR");
        assertThat(AmountText.format(123_456_789, "USD")).isEqualTo("1234567.89 USD");
    }

    @Test
    void every_currency_in_use_is_written_with_its_own_digits() {
        for (String currency : Currencies.inUse()) {
            int digits = Currencies.digits(currency).orElseThrow();
            String written = AmountText.format(1_234_000, currency);

            assertThat(written).endsWith(' ' + currency);
            assertThat(new BigDecimal(written.substring(0, written.length() - 4)))
                    .as(currency)
                    .isEqualTo(BigDecimal.valueOf(1_234_000, digits));
        }
    }

    @Test
    void an_amount_in_an_unknown_currency_is_not_given_digits_that_it_may_not_have() {
        assertThat(AmountText.format(9_000, "QQQ")).isEqualTo("9000 QQQ (in its smallest unit)");
        assertThat(AmountText.format(9_000, "XAU")).isEqualTo("9000 XAU (in its smallest unit)");
        assertThat(AmountText.format(9_000, "euro")).isEqualTo("9000 euro (in its smallest unit)");
    }

    @Test
    void a_message_id_follows_from_the_key_the_address_and_the_domain_alone() {
        String id = MessageId.of(KEY, TO, "receipts.holdfast.local");

        assertThat(id).isEqualTo("<92330bf1afc74e31062c24d6e30237d601657dce@receipts.holdfast.local>");
        assertThat(MessageId.of(KEY, replaced("print-a", 7), "receipts.holdfast.local"))
                .isEqualTo(id);
        assertThat(MessageId.of(KEY, replaced("print-b", 7), "receipts.holdfast.local"))
                .isNotEqualTo(id);
        assertThat(MessageId.of(new ReceiptKey("ev-1", "cart-2"), TO, "receipts.holdfast.local"))
                .isNotEqualTo(id);
    }

    @Test
    void a_receipt_that_was_sent_is_settled_until_its_address_is_replaced_by_another() {
        LedgerEntry sent = new LedgerEntry.Sent(1, AT, CAUSE, Optional.of(TO));

        assertThat(sent.isSettled(new ContactLookup.Absent())).isTrue();
        assertThat(sent.isSettled(new ContactLookup.Unreadable())).isTrue();
        assertThat(sent.isSettled(known(TO))).isTrue();
        assertThat(sent.isSettled(known(replaced("print-a", 9)))).isTrue();
        assertThat(sent.isSettled(known(replaced("print-b", 7)))).isFalse();
    }

    @Test
    void a_parked_receipt_is_settled_until_its_address_is_given_once_more() {
        LedgerEntry parked = new LedgerEntry.Parked(1, AT, "550", CAUSE, Optional.of(replaced("print-a", 7)));

        assertThat(parked.isSettled(new ContactLookup.Absent())).isTrue();
        assertThat(parked.isSettled(known(replaced("print-a", 7)))).isTrue();
        assertThat(parked.isSettled(known(replaced("print-a", 8)))).isFalse();
        assertThat(parked.isSettled(known(replaced("print-b", 8)))).isFalse();
        assertThat(new LedgerEntry.Parked(1, AT, "550", CAUSE, Optional.of(TO))
                        .isSettled(known(replaced("print-a", 0))))
                .isFalse();
    }

    @Test
    void a_receipt_without_an_address_is_settled_until_one_is_given_and_a_pending_one_never() {
        LedgerEntry none = new LedgerEntry.None(0, AT, "contact erased", CAUSE);

        assertThat(none.isSettled(new ContactLookup.Absent())).isTrue();
        assertThat(none.isSettled(known(replaced("print-a", 7)))).isFalse();
        assertThat(new LedgerEntry.Pending(AT, CAUSE, Optional.of(TO)).isSettled(new ContactLookup.Absent()))
                .isFalse();
    }

    @Test
    void a_key_is_read_as_it_is_written_and_that_of_a_checkouts_address_is_none() {
        assertThat(ReceiptKey.parse(KEY.toString())).contains(KEY);
        assertThat(ReceiptKey.parse(KEY + "/print-a")).isEmpty();
        assertThat(ReceiptKey.parse("ev-1")).isEmpty();
    }

    private static ContactLookup known(Destination destination) {
        return new ContactLookup.Known("a@example.org", destination);
    }

    private static Destination replaced(String fingerprint, long offset) {
        return new Destination(fingerprint, OptionalLong.of(offset));
    }

    @Test
    void a_ticket_reference_follows_from_the_key_alone() {
        assertThat(TicketReference.of(KEY)).isEqualTo("HFQ4QFALOEFT").matches("[A-Z2-7]{12}");
        assertThat(TicketReference.of(new ReceiptKey("ev-2", "cart-1"))).isNotEqualTo(TicketReference.of(KEY));
    }

    @Test
    void ticket_references_differ() {
        var references =
                IntStream.range(0, 10_000).mapToObj(i -> TicketReference.of(new ReceiptKey("ev-1", "cart-" + i)));

        assertThat(references.distinct()).hasSize(10_000);
    }

    @Test
    void a_receipt_says_what_was_sold() {
        var sale = new Sale(KEY, "Jazz", List.of("A-1-1", "A-1-2"), 9_000, "EUR");

        assertThat(ReceiptContent.of(sale))
                .isEqualTo(new ReceiptContent(
                        "Jazz", "cart-1", List.of("A-1-1", "A-1-2"), "90.00 EUR", TicketReference.of(KEY)));
    }

    @Test
    void a_name_with_line_breaks_makes_no_further_headers() {
        var sale = new Sale(KEY, "Jazz\r\nBcc: someone@example.org", List.of("A-1-1"), 9_000, "EUR");

        assertThat(ReceiptContent.of(sale).subject()).isEqualTo("Your tickets for Jazz Bcc: someone@example.org");
    }

    @Test
    void an_accepted_mail_is_delivered_and_a_refused_one_parked() {
        assertThat(SCHEDULE.after(new MailOutcome.Accepted(), 1, Duration.ZERO, 0))
                .isEqualTo(new Next.Deliver());
        assertThat(SCHEDULE.after(new MailOutcome.Refused("550"), 1, Duration.ZERO, 0))
                .isEqualTo(new Next.Park("550"));
    }

    @Test
    void delays_double_up_to_the_longest() {
        assertThat(delay(1, 1)).isEqualTo(Duration.ofMillis(500));
        assertThat(delay(2, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(delay(7, 1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(delay(1_000, 1)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void half_of_a_delay_is_left_to_chance() {
        assertThat(delay(2, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(delay(2, 0.5)).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void a_mail_that_fails_for_too_long_is_parked_with_the_last_reason() {
        var failed = new MailOutcome.Failed("451");

        assertThat(SCHEDULE.after(failed, 9, Duration.ofMinutes(59), 1)).isInstanceOf(Next.Again.class);
        assertThat(SCHEDULE.after(failed, 9, Duration.ofMinutes(60), 1))
                .isEqualTo(new Next.Park("not accepted within PT1H, lastly: 451"));
    }

    @Test
    void addresses_are_taken_out_of_texts() {
        assertThat(Addresses.scrub("550 <a.b+c@example.org>: no such user \"d@e\" here"))
                .isEqualTo("550 <(address)>: no such user (address) here");
    }

    private static Duration delay(int tries, double chance) {
        var next = SCHEDULE.after(new MailOutcome.Failed("451"), tries, Duration.ZERO, chance);
        return ((Next.Again) next).delay();
    }
}
