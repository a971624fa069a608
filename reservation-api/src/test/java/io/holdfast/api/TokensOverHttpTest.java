package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Reservation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are good. */
@Tag("slow")
@QuarkusTest
@TestProfile(WithTokens.class)
class TokensOverHttpTest extends EdgeFixture {

    @BeforeEach
    void a_reservation_of_everybodys_event_is_known() {
        views.put(States.reservation(Reservation.Status.HELD, 4));
    }

    private static TokenSpec good() {
        return TokenSpec.of("acme", "anna", "holds");
    }

    private static ValidatableResponse read(String token) {
        return given().header("Authorization", "Bearer " + token).get(CART).then();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static TokenSpec changed(String claim, Object value) {
        return good().claims(claims -> claims.put(claim, value));
    }

    private static TokenSpec expired(int secondsAgo) {
        return good().claims(claims ->
                claims.put("iat", now() - 600).put("nbf", now() - 600).put("exp", now() - secondsAgo));
    }

    @Test
    void a_good_token_is_taken_again_and_again() {
        String token = good().signed();

        read(token).statusCode(200);
        read(token).statusCode(200);
        given().header("Authorization", "bearer " + token).get(CART).then().statusCode(200);
    }

    @Test
    void clocks_may_be_a_minute_apart() {
        read(expired(45).signed()).statusCode(200);
        read(changed("nbf", now() + 45).signed()).statusCode(200);
    }

    @Test
    void a_token_that_was_taken_is_refused_when_it_has_ended() {
        String token = expired(57).signed();
        read(token).statusCode(200);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> problem(read(token), 401, "unauthenticated"));
    }

    /** As issuers write them: a set, separated by blanks, in which scopes of other programs may stand. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "events  holds",
                " holds",
                "holds ",
                "  events   holds  ",
                "holds holds",
                "urn:zitadel:iam:org:project:id:holdfast:aud holds",
                "holds : :x x: a::b",
                "allotment:house allotment:fans holds https://api.example/read"
            })
    void scopes_are_a_set(String scopes) {
        read(TokenSpec.of("acme", "anna", scopes).signed()).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Holds", "holds,events", "xholds", "holds:read"})
    void other_words_are_no_scope(String scopes) {
        problem(read(TokenSpec.of("acme", "anna", scopes).signed()), 403, "forbidden");
    }

    /** Made when the test runs: its issuer is there then. */
    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("expired", (Made) () -> expired(75).signed()),
                Arguments.of("without an end", (Made)
                        () -> good().claims(claims -> claims.remove("exp")).signed()),
                Arguments.of(
                        "not valid yet", (Made) () -> changed("nbf", now() + 75).signed()),
                Arguments.of("of another issuer", (Made)
                        () -> changed("iss", "https://other.example").signed()),
                Arguments.of("for somebody else", (Made)
                        () -> changed("aud", "other").signed()),
                Arguments.of("for nobody", (Made)
                        () -> good().claims(claims -> claims.remove("aud")).signed()),
                Arguments.of("of no tenant", (Made) () -> good().claims(claims -> {
                            claims.remove("client_id");
                            claims.remove("azp");
                        })
                        .signed()),
                Arguments.of("of a tenant without a name", (Made)
                        () -> changed("client_id", " ").signed()),
                Arguments.of("not signed", (Made)
                        () -> good().header(header -> header.put("alg", "none")).unsigned()),
                Arguments.of("not signed, but said to be", (Made) () -> good().unsigned()),
                Arguments.of("signed by somebody else", (Made) () -> good().forged()),
                Arguments.of("signed with a key as a secret", (Made) () ->
                        good().header(header -> header.put("alg", "HS256")).forged()),
                Arguments.of("of an unknown key", (Made)
                        () -> good().header(header -> header.put("kid", "x")).forged()),
                Arguments.of("changed", (Made) () -> good().signed().replaceFirst("\\.(..)", ".X$1")),
                Arguments.of("too long", (Made)
                        () -> changed("more", "x".repeat(7_000)).signed()),
                Arguments.of("no token at all", (Made) () -> "secret"),
                Arguments.of("empty", (Made) () -> ""));
    }

    private interface Made {
        String token();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void any_other_token_is_refused(String name, Made made) {
        String token = made.token();

        problem(read(token), 401, "unauthenticated").header("WWW-Authenticate", containsString("error="));
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void without_a_token_the_caller_is_told_to_send_one() {
        problem(given().get(CART).then(), 401, "unauthenticated")
                .header("WWW-Authenticate", is("Bearer realm=\"holdfast\""));
        problem(given().header("Authorization", "Basic YTpi").get(CART).then(), 401, "unauthenticated");
        problem(
                given().headers("Authorization", "Bearer " + good().signed(), "Authorization", "Bearer x")
                        .get(CART)
                        .then(),
                401,
                "unauthenticated");
    }

    @Test
    void a_new_key_of_the_issuer_is_found_and_the_old_tokens_that_are_known_last() {
        String old = good().signed();
        read(old).statusCode(200);

        TokenSpec.ask("/rotate", "");
        String latest = good().signed();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> read(latest).statusCode(200));
        read(old).statusCode(200);
    }

    @Test
    void while_the_issuer_is_away_its_known_keys_go_on() {
        TokenSpec.ask("/away", "");
        try {
            read(TokenSpec.of("acme", "a new one", "holds").signed()).statusCode(200);
        } finally {
            TokenSpec.ask("/back", "");
        }
    }

    @Test
    void what_is_for_sale_is_read_without_a_token_but_not_with_a_bad_one() {
        for (String path : List.of("/v1/events", "/v1/events/ev-1", "/v1/events/ev-1/seats")) {
            given().get(path).then().statusCode(200);
            given().header("Authorization", "Bearer " + good().signed())
                    .get(path)
                    .then()
                    .statusCode(200);
            problem(given().header("Authorization", "Bearer x").get(path).then(), 401, "unauthenticated");
        }
    }

    @Test
    void a_body_that_comes_while_a_token_is_judged_is_not_lost() {
        decideAtOnce(Reservation.Status.HELD);
        views.reset();
        views.put(States.open());

        json().header("Authorization", "Bearer " + good().signed())
                .body(HOLD)
                .put(CART)
                .then()
                .statusCode(201);
        assertThat(log.callers().getFirst()).hasValueSatisfying(caller -> {
            assertThat(caller.tenant()).isEqualTo("acme");
            assertThat(caller.client()).isEqualTo("acme");
            assertThat(caller.customer().orElseThrow()).matches("[0-9a-f]{32}");
            assertThat(caller.ownHolds()).isFalse();
        });
    }
}
