package io.holdfast.shell.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shell.auth.Identity;
import io.holdfast.shell.oidc.Tokens.Verdict;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What callers are told who are no operators, in the words of reservation-api. */
class OperatorsOnlyTest {

    private static Optional<Response> refusal(String... scopes) {
        var identity = new Identity("acme", "acme", Optional.empty(), Set.of(scopes));
        return OperatorsOnly.refusal(new Verdict.Good(identity, Instant.MAX));
    }

    private static void refused(Optional<Response> refusal, int status, String code) {
        assertThat(refusal).hasValueSatisfying(response -> {
            assertThat(response.getStatus()).isEqualTo(status);
            assertThat(response.getEntity())
                    .isInstanceOfSatisfying(
                            Map.class, body -> assertThat(body.get("type")).isEqualTo("urn:holdfast:problem:" + code));
        });
    }

    @Test
    void an_operator_is_let_in() {
        assertThat(refusal("events", "operate")).isEmpty();
    }

    @Test
    void a_token_for_something_else_is_not_enough() {
        refused(refusal("events", "holds", "own-holds", "sales", "allotment:operate"), 403, "forbidden");
    }

    @Test
    void a_token_that_says_nothing_is_none() {
        refused(OperatorsOnly.refusal(new Verdict.Bad("expired")), 401, "unauthenticated");
    }

    @Test
    void while_the_issuer_is_away_the_caller_is_told_so_and_when_to_ask_again() {
        Optional<Response> refusal = OperatorsOnly.refusal(new Verdict.Unknown());

        refused(refusal, 503, "issuer-unavailable");
        assertThat(refusal.orElseThrow().getHeaderString("Retry-After")).isEqualTo("1");
    }
}
