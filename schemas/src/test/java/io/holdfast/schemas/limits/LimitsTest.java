package io.holdfast.schemas.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "🎻"})
    void a_name_has_200_characters_at_most_whatever_they_take(String character) {
        assertThat(EventNames.problem(character.repeat(200))).isEmpty();
        assertThat(EventNames.problem(character.repeat(201))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u200B\u200D",
                "\u3164",
                "\u2800\u2800",
                "\uFEFF",
                "\u0301",
                "\uFE0F",
                "\u00AD"
            })
    void a_name_that_nobody_can_see_is_none(String name) {
        assertThat(EventNames.problem(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "a\u0007", "a\u2028b", "a\uD800", "\uDC00\uD800"})
    void a_name_has_no_control_character_and_no_half_of_one(String name) {
        assertThat(EventNames.problem(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"e\u0301", "👩‍👩‍👧", "Ünïcode \u200Ejoins", "…", "漢"})
    void a_name_may_have_marks_and_joiners_beside_what_can_be_seen(String name) {
        assertThat(EventNames.problem(name)).isEmpty();
    }

    @Test
    void sections_differ_in_more_than_case() {
        assertThat(PlanLimits.sectionsProblem(List.of("A", "B"))).isEmpty();
        assertThat(PlanLimits.sectionsProblem(List.of("A", "B", "a"))).isPresent();
        assertThat(PlanLimits.sectionsProblem(List.of("A", "A"))).isPresent();
    }

    @Test
    void a_seat_has_one_spelling() {
        assertThat(SeatId.parse("A-1-12")).contains(new SeatId("A", 1, 12));
        assertThat(List.of("A-01-1", "A-1", "A-1-1-1", "-1-1", "A-1-1000000", "A-0-1"))
                .allMatch(seat -> SeatId.parse(seat).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                " 5555555555554444 ",
                "378282246310005",
                "6011_1111_1111_1117",
                "000000000000"
            })
    void a_card_number_is_no_payment_method_and_never_told(String card) {
        assertThat(PaymentLimits.methodProblem(card))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("number").doesNotContain(card.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pm_card_visa", "4242424242424241", "12345678901", "pm_4242424242424242", "00000000000000000000"
            })
    void what_can_be_no_card_number_may_be_a_token(String token) {
        assertThat(PaymentLimits.methodProblem(token)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a@example.com, a@example.com",
        "a.b+c@sub.example.org, a.b+c@sub.example.org",
        "o'neil!#$%&*/=?^_`{|}~-@b, o'neil!#$%&*/=?^_`{|}~-@b",
        "a@bücher.example, a@xn--bcher-kva.example",
        "a@xn--bcher-kva.example, a@xn--bcher-kva.example",
        "a@EXAMPLE。com, a@example.com"
    })
    void mail_can_be_sent_to_a_name_in_whatever_script(String address, String ascii) {
        assertThat(MailAddresses.ascii(address).map(text -> text.toLowerCase(java.util.Locale.ROOT)))
                .contains(ascii);
        assertThat(MailAddresses.ascii(ascii)).contains(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b@example.com",
                "\"ab\"@example.com",
                "müller@example.com",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "a@straße.example",
                "a@-b.example",
                "a@b..example",
                "a@b.",
                "a@[127.0.0.1]",
                "a@b@c",
                "A <a@b>",
                "a@b,c@d",
                "a@b\r\nBcc: c@d",
                "a b@c",
                "a@",
                "@b",
                "a",
                ""
            })
    void nothing_else_is_an_address_and_what_it_is_is_not_told(String address) {
        assertThat(MailAddresses.problem(address))
                .hasValueSatisfying(problem ->
                        assertThat(problem).isEqualTo(MailAddresses.problem("").orElseThrow()));
    }

    @Test
    void an_address_is_as_long_as_smtp_allows() {
        String local = "a".repeat(64);
        String domain = ("b".repeat(60) + ".").repeat(3) + "exampl";

        assertThat(MailAddresses.ascii(local + "@" + domain)).contains(local + "@" + domain);
        assertThat(MailAddresses.ascii(local + "a@" + domain)).isEqualTo(Optional.empty());
        assertThat(MailAddresses.ascii(local + "@b." + domain)).isEqualTo(Optional.empty());
        assertThat(MailAddresses.ascii("a@" + "b".repeat(64) + ".example")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "holdfast", "EU", "eu-1", "eu.1", "1eu", "a234567890123456x", "eu~1"})
    void what_cannot_name_a_region(String name) {
        assertThat(RegionNames.problem(name)).isPresent();
    }

    @Test
    void an_id_names_its_region_before_the_first_tilde() {
        assertThat(RegionNames.problem("eu")).isEmpty();
        assertThat(RegionNames.of("eu~cart-91")).contains("eu");
        assertThat(RegionNames.of("us~a~b")).contains("us");
        assertThat(RegionNames.of("cart-91")).isEmpty();
        assertThat(RegionNames.of("~cart-91")).isEmpty();
        assertThat(RegionNames.of("Cart~91")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A-1-1,A-1-1,true", "A-1-9,A-2-1,true", "A-2-1,A-1-9,false", "A-1-2,A-1-1,false", "A-1-1,B-1-1,false"})
    void a_range_leads_forward_in_one_section(String first, String last, boolean isOne) {
        assertThat(TransferLimits.rangeProblem(
                                SeatId.parse(first).orElseThrow(),
                                SeatId.parse(last).orElseThrow())
                        .isEmpty())
                .isEqualTo(isOne);
    }
}
