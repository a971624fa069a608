package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.api.Ask.Need;
import io.holdfast.api.answer.States;
import io.holdfast.schemas.limits.Scopes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call by every kind of caller, about an event and a reservation that are acme's and anna's. */
@Tag("slow")
@QuarkusTest
@TestProfile(WithTokens.class)
class CallersOverHttpTest extends CallersFixture {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private static Stream<Ask> open() {
        return Ask.needing(Need.NOTHING);
    }

    private static Stream<Ask> closed() {
        return Stream.of(Ask.values()).filter(ask -> ask.need() != Need.NOTHING);
    }

    /** Every scope but those that the call takes. */
    private static String others(Ask ask) {
        return Scopes.ALL.stream().filter(scope -> !scope.endsWith(ask.scope())).collect(joining(" "));
    }

    /** Each call that is served is in the contract: that is OpenApiTest's. */
    @Test
    void the_matrix_has_every_call_of_the_contract() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .extract()
                .path("paths");
        Set<String> contract = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(METHODS::contains)
                        .map(name -> name + ' ' + path.getKey()))
                .collect(toSet());

        assertThat(Stream.of(Ask.values()).map(Ask::call)).containsExactlyInAnyOrderElementsOf(contract);
    }

    @ParameterizedTest
    @MethodSource("open")
    void what_is_for_sale_is_read_by_everybody(Ask ask) {
        var tokens = Stream.of("acme", "other")
                .map(tenant -> TokenSpec.of(tenant, "eve", "").signed())
                .map(Optional::of);

        assertThat(Stream.concat(Stream.of(Optional.<String>empty()), tokens))
                .allSatisfy(token -> assertThat(ask.statusOfReadBy(token)).isEqualTo(200));
        assertNothingWasDone();
    }

    @ParameterizedTest
    @MethodSource("open")
    void what_is_for_sale_is_not_read_with_a_bad_token(Ask ask) {
        problem(ask.by(Optional.of(TokenSpec.of("acme", "anna", "").forged())), 401, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void without_a_token_nothing_else_is_done(Ask ask) {
        problem(ask.by(Optional.empty()), 401, "unauthenticated");
        assertNothingWasDone();
    }

    @ParameterizedTest
    @MethodSource("closed")
    void a_token_without_its_scope_is_of_no_use(Ask ask) {
        problem(ask.by("acme", "anna", others(ask)), 403, "forbidden").body("scope", is(ask.scope()));
        assertNothingWasDone();
    }

    @ParameterizedTest
    @MethodSource("closed")
    void a_token_with_its_scope_acts_for_its_tenant(Ask ask) {
        ValidatableResponse answer = ask.by("acme", "somebody", ask.scope());

        if (ask == Ask.CEDED) {
            problem(answer, 404, "no-such-transfer");
        } else {
            assertLetIn(answer);
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void what_is_another_tenants_is_not_there(Ask ask) {
        ValidatableResponse answer = ask.by("other", "anna", ask.scope());

        if (ask.need() == Need.OPERATE) {
            assertLetIn(answer);
        } else if (ask == Ask.OPEN) {
            problem(answer, 409, "event-differs")
                    .body("differs", contains("tenant"))
                    .body("$", not(hasKey("evidence")))
                    .header("Holdfast-Evidence", nullValue());
        } else {
            // The end of the log, and not where the event is.
            problem(answer, 404, "no-such-event")
                    .header("Holdfast-Evidence", is("3:99"))
                    .body("$", not(hasKey("evidence")));
        }
        assertNothingWasDone();
    }

    @Test
    void what_was_opened_without_asking_who_does_is_everybodys() {
        views.put(States.open());

        Ask.READ.by("other", "bob", "holds").statusCode(200);
        Ask.OPEN.by("other", "bob", "events").statusCode(200);
    }
}
