package io.holdfast.api.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.JsonObject;
import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Section;
import io.holdfast.shell.auth.CustomerNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesRefusedTest {

    private static final Optional<Caller> NOBODY = Optional.empty();
    private static final Optional<CustomerNames> NO_KEY = Optional.empty();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"holdSeconds\":300}|seats",
                "{\"seats\":null,\"holdSeconds\":300}|seats",
                "{\"seats\":\"A-1-1\",\"holdSeconds\":300}|seats",
                "{\"seats\":[],\"holdSeconds\":300}|seats",
                "{\"seats\":[\"A-1-1\",\"A-1-1\"],\"holdSeconds\":300}|seats",
                "{\"seats\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"],\"holdSeconds\":1}|seats",
                "{\"seats\":[\"A-1-1\",7],\"holdSeconds\":300}|seats[1]",
                "{\"seats\":[null],\"holdSeconds\":300}|seats[0]",
                "{\"seats\":[\"A/1\"],\"holdSeconds\":300}|seats[0]",
                "{\"seats\":[\"\"],\"holdSeconds\":300}|seats[0]",
                "{\"seats\":[\"A-1-1\"]}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":null}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":\"300\"}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":300.0}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":3e2}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":true}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":0}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":-1}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":1801}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":99999999999999999999}|holdSeconds",
                "{\"seats\":[\"A-1-1\"],\"holdSeconds\":300,\"email\":\"x\"}|email",
                "[]|body",
                "7|body",
                "null|body"
            })
    void a_bad_hold_is_refused_by_the_name_of_its_field(String body, String field) {
        assertRefused(() -> HoldBody.hold("ev-1", "cart-1", bytes(body), NOBODY, NO_KEY), field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"holdSeconds\":300}}",
                "{\"holdSeconds\":300} x",
                "{\"holdSeconds\":1,\"holdSeconds\":2}",
                "{'holdSeconds':1}",
                "{\"holdSeconds\":01}",
                "{\"holdSeconds\":NaN}",
                "{\"holdSeconds\":1,}",
                "// {}"
            })
    void what_is_not_strict_json_is_refused(String body) {
        assertRefused(() -> HoldBody.extension(bytes(body)), "body");
    }

    @Test
    void a_customer_is_named_by_whom_it_may_be_named_and_becomes_a_hash() {
        var names = Optional.of(new CustomerNames("k".repeat(32)));
        var shop = new Caller("acme", "shop", Optional.of("0a"), false, List.of());
        var browser = new Caller("acme", "page", Optional.of("0a"), true, List.of());

        assertThat(customer("anna", Optional.of(shop), names))
                .isEqualTo(names.get().name("acme", "anna"))
                .matches("[0-9a-f]{32}");
        assertThat(customer("anna", NOBODY, names)).matches("[0-9a-f]{32}");
        assertRefused(() -> customer("anna", Optional.of(browser), names), "customer");
        assertRefused(() -> customer("anna", Optional.of(shop), NO_KEY), "customer");
        assertRefused(() -> customer("", Optional.of(shop), names), "customer");
        assertRefused(() -> customer("a".repeat(256), Optional.of(shop), names), "customer");
        assertRefused(() -> customer("\\ud800", Optional.of(shop), names), "customer");
    }

    private static String customer(String given, Optional<Caller> caller, Optional<CustomerNames> names) {
        byte[] body = bytes("{\"seats\":[\"A-1-1\"],\"holdSeconds\":1,\"customer\":\"%s\"}".formatted(given));
        return HoldBody.hold("ev-1", "cart-1", body, caller, names).customer().orElseThrow();
    }

    @Test
    void a_syntax_error_is_located_without_naming_the_parser() {
        assertThatExceptionOfType(RefusedRequestException.class)
                .isThrownBy(() -> HoldBody.extension(bytes("{\n  \"holdSeconds\": oops}")))
                .satisfies(refusal -> assertThat(refusal.problem().detail())
                        .startsWith("the body is not valid JSON at line 2, column ")
                        .doesNotContain("oops")
                        .doesNotContain("Source"));
    }

    @Test
    void a_body_that_is_not_utf_8_is_of_another_kind() {
        byte[] utf16 = "{\"holdSeconds\":300}".getBytes(StandardCharsets.UTF_16);

        assertThatExceptionOfType(RefusedRequestException.class)
                .isThrownBy(() -> HoldBody.extension(utf16))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(415));
    }

    @Test
    void a_long_name_of_a_field_is_told_without_half_a_character_at_its_end() {
        byte[] body = bytes("{\"%s\":1}".formatted("x".repeat(63) + "😀".repeat(2)));

        assertRefused(() -> HoldBody.extension(body), "x".repeat(63) + "…");
    }

    @Test
    void the_bounds_themselves_are_accepted() {
        assertThat(HoldBody.extension(bytes("{\"holdSeconds\":1}"))).isOne();
        assertThat(HoldBody.extension(bytes("{\"holdSeconds\":1800}"))).isEqualTo(1800);
        assertThat(HoldBody.hold(
                                "ev-1",
                                "cart-1",
                                bytes(
                                        "{\"seats\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\"],\"holdSeconds\":1}"),
                                NOBODY,
                                NO_KEY)
                        .seats())
                .hasSize(10);
    }

    @Test
    void an_event_has_defaults() {
        EventRequest request = EventBody.read(
                "ev-1", bytes("{\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":2}]}"), Optional.empty());

        assertThat(request)
                .isEqualTo(
                        new EventRequest("ev-1", "ev-1", "EUR", List.of(new Section("A", 1, 2, 0)), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|sections",
                "{\"sections\":[]}|sections",
                "{\"sections\":{}}|sections",
                "{\"sections\":[7]}|sections[0]",
                "{\"sections\":[{\"rows\":1,\"seatsPerRow\":1}]}|sections[0].name",
                "{\"sections\":[{\"name\":\"A-1\",\"rows\":1,\"seatsPerRow\":1}]}|sections[0].name",
                "{\"sections\":[{\"name\":\"ABCDEFGHIJKLMNOPQ\",\"rows\":1,\"seatsPerRow\":1}]}|sections[0].name",
                "{\"sections\":[{\"name\":\"A\",\"seatsPerRow\":1}]}|sections[0].rows",
                "{\"sections\":[{\"name\":\"A\",\"rows\":0,\"seatsPerRow\":1}]}|sections[0].rows",
                "{\"sections\":[{\"name\":\"A\",\"rows\":1.5,\"seatsPerRow\":1}]}|sections[0].rows",
                "{\"sections\":[{\"name\":\"A\",\"rows\":1}]}|sections[0].seatsPerRow",
                "{\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":100001}]}|sections[0].seatsPerRow",
                "{\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1,\"priceMinor\":-1}]}|sections[0].priceMinor",
                "{\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1,\"priceMinor\":1000000001}]}|sections[0].priceMinor",
                "{\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1,\"colour\":1}]}|sections[0].colour",
                "{\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1},{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|sections",
                "{\"sections\":[{\"name\":\"A\",\"rows\":1000,\"seatsPerRow\":101}]}|sections",
                "{\"name\":\"\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|name",
                "{\"name\":7,\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|name",
                "{\"name\":null,\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|name",
                "{\"name\":\"\\u0007\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|name",
                "{\"name\":\"\\ud800\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|name",
                "{\"currency\":\"eur\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|currency",
                "{\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1,\"priceMinor\":49}]}|sections[0].priceMinor",
                "{\"currency\":\"KWD\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1,\"priceMinor\":1001}]}|sections[0].priceMinor",
                "{\"currency\":\"XXX\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|currency",
                "{\"currency\":\"XTS\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|currency",
                "{\"currency\":\"DEM\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|currency",
                "{\"currency\":\"EURO\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|currency",
                "{\"event\":\"ev-1\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}|event"
            })
    void a_bad_event_is_refused_by_the_name_of_its_field(String body, String field) {
        assertRefused(() -> EventBody.read("ev-1", bytes(body), Optional.empty()), field);
    }

    @Test
    void a_name_of_two_hundred_characters_is_not_too_long() {
        String section = "\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1}]}";

        assertThat(EventBody.read("ev-1", bytes("{\"name\":\"" + "ä".repeat(200) + "\"," + section), Optional.empty())
                        .name())
                .hasSize(200);
        assertRefused(
                () -> EventBody.read(
                        "ev-1", bytes("{\"name\":\"" + "ä".repeat(201) + "\"," + section), Optional.empty()),
                "name");
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String field) {
        assertThatExceptionOfType(RefusedRequestException.class)
                .isThrownBy(call)
                .satisfies(refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(400);
                    assertThat(new ObjectMapper()
                                    .readTree(JsonObject.bytes(refusal.problem()::write))
                                    .get("field")
                                    .textValue())
                            .isEqualTo(field);
                    assertThat(refusal.problem().detail()).isNotBlank();
                });
    }
}
