package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Reservation;
import io.holdfast.shell.auth.CustomerNames;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call by every kind of caller, about an event and a reservation that are acme's and anna's. */
@Tag("slow")
@QuarkusTest
@TestProfile(WithTokens.class)
class CallersOverHttpTest extends EdgeFixture {

    private static final String RESERVATION = "/v1/events/{event}/reservations/{reservation}";
    private static final String TRANSFER = "/v1/events/{event}/transfers/{transfer}";
    private static final String ALL = "events holds own-holds operate";

    /** What a call needs. */
    private enum Need {
        NOTHING,
        EVENTS,
        HOLDS,
        OPERATE
    }

    /** The calls of the contract. */
    private enum Ask {
        LIST(Method.GET, "/v1/events", Need.NOTHING, ""),
        EVENT(Method.GET, "/v1/events/{event}", Need.NOTHING, ""),
        OPEN(Method.PUT, "/v1/events/{event}", Need.EVENTS, EdgeFixture.EVENT),
        CLOSE(Method.DELETE, "/v1/events/{event}", Need.EVENTS, ""),
        SEATS(Method.GET, "/v1/events/{event}/seats", Need.NOTHING, ""),
        READ(Method.GET, RESERVATION, Need.HOLDS, ""),
        HOLD(Method.PUT, RESERVATION, Need.HOLDS, EdgeFixture.HOLD),
        RELEASE(Method.DELETE, RESERVATION, Need.HOLDS, ""),
        HISTORY(Method.GET, RESERVATION + "/history", Need.HOLDS, ""),
        EXTEND(Method.POST, RESERVATION + "/extension", Need.HOLDS, "{\"holdSeconds\":60}"),
        CHECKOUT(
                Method.POST,
                RESERVATION + "/checkout",
                Need.HOLDS,
                "{\"paymentMethod\":\"pm_card_visa\",\"email\":\"a@example.com\"}"),
        CONTACT(Method.PUT, RESERVATION + "/contact", Need.HOLDS, "{\"email\":\"b@example.com\"}"),
        ERASE(Method.DELETE, RESERVATION + "/contact", Need.HOLDS, ""),
        CEDE(Method.POST, TRANSFER, Need.EVENTS, "{\"to\":\"us\",\"places\":[\"B\"]}"),
        CEDED(Method.GET, TRANSFER, Need.EVENTS, ""),
        LAG(Method.GET, "/v1/lag", Need.OPERATE, ""),
        OVERVIEW(Method.GET, "/v1/overview", Need.OPERATE, ""),
        REGIONS(Method.GET, "/v1/regions", Need.OPERATE, "");

        private final Method method;
        private final String path;
        private final Need need;
        private final String body;

        Ask(Method method, String path, Need need, String body) {
            this.method = method;
            this.path = path;
            this.need = need;
            this.body = body;
        }

        String scope() {
            return need == Need.NOTHING ? "" : need.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @BeforeEach
    void an_event_of_acme_has_a_reservation_of_anna() {
        views.put(States.of("acme", States.open()));
        views.put(States.of(Optional.of(customer("acme", "anna")), States.reservation(Reservation.Status.HELD, 4)));
        var _ = contacts.write("ev-1", "cart-1", Optional.of("kept"), "kept@example.com");
    }

    private static String customer(String tenant, String sub) {
        return new CustomerNames(Issuer.CUSTOMER_KEY).name(tenant, sub);
    }

    private ValidatableResponse ask(Ask ask, Optional<String> token) {
        RequestSpecification request = given().header("Prefer", "wait=0");
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        if (!ask.body.isEmpty()) {
            request.contentType(ContentType.JSON).body(ask.body);
        }
        String path = ask.path
                .replace("{event}", "ev-1")
                .replace("{reservation}", "cart-1")
                .replace("{transfer}", "t-1");
        return request.request(ask.method, path).then();
    }

    private ValidatableResponse ask(Ask ask, String tenant, String sub, String scopes) {
        return ask(ask, Optional.of(TokenSpec.of(tenant, sub, scopes).signed()));
    }

    private void assertNothingWasDone() {
        assertThat(log.sent()).isEmpty();
        assertThat(contacts.addresses()).containsExactly(Map.entry("ev-1/cart-1/kept", "kept@example.com"));
    }

    private static void assertLetIn(ValidatableResponse response) {
        assertThat(response.extract().statusCode()).isNotIn(401, 403, 404, 429, 500);
    }

    @Test
    void the_matrix_has_every_call_of_the_contract() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .extract()
                .path("paths");
        Set<String> contract = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(name -> Set.of("get", "put", "post", "delete").contains(name))
                        .map(name -> name + ' ' + path.getKey()))
                .filter(call -> !call.endsWith("/seats/stream"))
                .collect(toSet());

        assertThat(Stream.of(Ask.values())
                        .map(ask -> ask.method.name().toLowerCase(java.util.Locale.ROOT) + ' ' + ask.path))
                .containsExactlyInAnyOrderElementsOf(contract);
    }

    @ParameterizedTest
    @EnumSource
    void without_a_token_what_is_for_sale_is_read_and_nothing_else(Ask ask) {
        ValidatableResponse answer = ask(ask, Optional.empty());

        if (ask.need == Need.NOTHING) {
            answer.statusCode(200);
        } else {
            problem(answer, 401, "unauthenticated");
        }
        assertNothingWasDone();
    }

    @ParameterizedTest
    @EnumSource
    void a_token_without_its_scope_is_of_no_use(Ask ask) {
        String others = Stream.of(ALL.split(" "))
                .filter(scope -> !scope.endsWith(ask.scope()) || ask.need == Need.NOTHING)
                .collect(joining(" "));

        ValidatableResponse answer = ask(ask, "acme", "anna", others);

        if (ask.need == Need.NOTHING) {
            answer.statusCode(200);
        } else {
            problem(answer, 403, "forbidden").body("scope", is(ask.scope()));
        }
        assertNothingWasDone();
    }

    @ParameterizedTest
    @EnumSource
    void a_token_with_its_scope_acts_for_its_tenant(Ask ask) {
        ValidatableResponse answer = ask(ask, "acme", "somebody", ask.scope());

        if (ask == Ask.CEDED) {
            problem(answer, 404, "no-such-transfer");
        } else if (ask == Ask.REGIONS || ask.need == Need.NOTHING) {
            answer.statusCode(200);
        } else {
            assertLetIn(answer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_another_tenants_is_not_there(Ask ask) {
        ValidatableResponse answer = ask(ask, "other", "anna", ask.scope());

        switch (ask.need) {
            case NOTHING -> answer.statusCode(200);
            case OPERATE -> assertLetIn(answer);
            case EVENTS, HOLDS -> {
                if (ask == Ask.OPEN) {
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
            }
        }
        assertNothingWasDone();
    }

    static Stream<Arguments> holds() {
        return Stream.of(Ask.values()).filter(ask -> ask.need == Need.HOLDS).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("holds")
    void a_customer_acts_on_its_own_reservation(Ask ask) {
        assertLetIn(ask(ask, "acme", "anna", "own-holds"));
    }

    @ParameterizedTest
    @MethodSource("holds")
    void what_is_another_customers_is_not_there(Ask ask) {
        problem(ask(ask, "acme", "eve", "own-holds"), 404, "no-such-reservation")
                .header("Holdfast-Evidence", is("3:99"))
                .body("$", not(hasKey("evidence")));
        assertNothingWasDone();
    }

    @ParameterizedTest
    @MethodSource("holds")
    void what_is_nobodys_is_not_a_customers(Ask ask) {
        views.put(States.of(Optional.empty(), States.reservation(Reservation.Status.HELD, 4)));

        problem(ask(ask, "acme", "anna", "own-holds"), 404, "no-such-reservation");
        assertNothingWasDone();
    }

    @ParameterizedTest
    @MethodSource("holds")
    void who_may_act_on_all_reservations_is_not_bound_to_its_own(Ask ask) {
        assertLetIn(ask(ask, "acme", "eve", "holds own-holds"));
    }

    @ParameterizedTest
    @MethodSource("holds")
    void what_the_view_comes_to_know_during_the_call_is_not_told(Ask ask) {
        views.reset();
        fence.behave(end -> {
            an_event_of_acme_has_a_reservation_of_anna();
            return io.holdfast.api.usecase.FakeFence.passed(end);
        });

        Function<ValidatableResponse, String> code = answer -> answer.extract().path("type");
        assertThat(code.apply(ask(ask, "other", "anna", "holds"))).isEqualTo("urn:holdfast:problem:no-such-event");
        views.reset();
        assertThat(code.apply(ask(ask, "acme", "eve", "own-holds")))
                .isEqualTo("urn:holdfast:problem:no-such-reservation");
        assertNothingWasDone();
    }

    @Test
    void a_hold_on_its_way_is_not_told_to_another_customer() {
        views.forget("ev-1", "cart-1");
        ask(Ask.HOLD, "acme", "anna", "own-holds").statusCode(202);

        ask(Ask.READ, "acme", "anna", "own-holds").statusCode(202).body("evidence.sentBy", is("reservation-api"));
        problem(ask(Ask.READ, "acme", "eve", "own-holds"), 404, "no-such-reservation");
    }

    @Test
    void a_hold_of_another_customer_under_the_same_id_is_asked_by_itself() {
        views.forget("ev-1", "cart-1");
        ask(Ask.HOLD, "acme", "anna", "own-holds").statusCode(202);
        ask(Ask.HOLD, "acme", "eve", "own-holds").statusCode(202);

        assertThat(log.sources()).hasSize(2);
        assertThat(log.sources().get(1).caller().orElseThrow().customer()).contains(customer("acme", "eve"));
    }

    @Test
    void a_customer_names_no_other() {
        views.forget("ev-1", "cart-1");
        String body = "{\"seats\":[\"A-1-1\"],\"holdSeconds\":60,\"customer\":\"eve\"}";

        problem(
                        json().header(
                                        "Authorization",
                                        "Bearer "
                                                + TokenSpec.of("acme", "anna", "own-holds")
                                                        .signed())
                                .body(body)
                                .put(CART)
                                .then(),
                        400,
                        "malformed")
                .body("field", equalTo("customer"));
        assertNothingWasDone();
        json().header(
                        "Authorization",
                        "Bearer " + TokenSpec.of("acme", "shop", "holds").signed())
                .header("Prefer", "wait=0")
                .body(body)
                .put(CART)
                .then()
                .statusCode(202);
        assertThat(log.sent().getFirst().toString())
                .contains(customer("acme", "eve"))
                .doesNotContain("eve,", "eve]");
    }

    @Test
    void what_was_opened_without_asking_who_does_is_everybodys() {
        views.put(States.open());

        ask(Ask.READ, "other", "bob", "holds").statusCode(200);
        ask(Ask.OPEN, "other", "bob", "events").statusCode(200);
    }

    @Test
    void a_customer_must_be_named_by_its_token() {
        String token = TokenSpec.of("acme", "", "own-holds")
                .claims(claims -> claims.remove("sub"))
                .signed();

        problem(ask(Ask.READ, Optional.of(token)), 401, "unauthenticated");
    }
}
