package io.holdfast.payment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.holdfast.shell.testing.IssuerResource;
import io.holdfast.shell.testing.Management;
import io.holdfast.standin.issuer.Issuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, if callers are known by tokens. */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = true)
class OperatorsOverHttpTest extends ChannelsFixture {

    private static final String UNSETTLED = "/v1/payments/unsettled";

    @SuppressWarnings("NullAway.Init") // injected by IssuerResource
    Issuer issuer;

    private RequestSpecification with(String scope) {
        String token = given().formParams(Map.of("scope", scope))
                .post(issuer.url() + "/token")
                .path("access_token");
        return given().header("Authorization", "Bearer " + token);
    }

    @Test
    void an_operator_is_answered() {
        with("events operate").get(UNSETTLED).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/payments/unsettled",
        "POST,/v1/payments/unheard-of/agreement",
        "POST,/v1/payments/imports",
    })
    void an_unknown_caller_is_refused(String method, String path) {
        given().contentType(ContentType.JSON)
                .body("{\"installation\":\"lost\"}")
                .request(method, path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"holdfast\""))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:holdfast:problem:unauthenticated"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/payments/unsettled",
        "POST,/v1/payments/unheard-of/agreement",
        "POST,/v1/payments/imports",
    })
    void a_token_for_something_else_is_not_enough(String method, String path) {
        with("events holds sales")
                .contentType(ContentType.JSON)
                .body("{\"installation\":\"lost\"}")
                .request(method, path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:holdfast:problem:forbidden"))
                .body("scope", equalTo("operate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "Bearer eyJhbGciOiJub25lIn0.eyJzY29wZSI6Im9wZXJhdGUifQ."})
    void a_token_that_nobody_signed_is_refused(String authorization) {
        given().header("Authorization", authorization)
                .get(UNSETTLED)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer realm=\"holdfast\", error=\"invalid_token\""));
    }

    @Test
    void a_key_that_is_new_is_known_without_a_restart() {
        with("operate").get(UNSETTLED).then().statusCode(200);
        given().post(issuer.url() + "/rotate").then().statusCode(200);

        // The issuer is asked for its keys again after ten seconds at the earliest.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> with("operate").get(UNSETTLED).then().statusCode(200));
    }

    @Test
    void health_is_asked_without_a_token() {
        given().get(Management.url("/q/health/live")).then().statusCode(200);
    }
}
