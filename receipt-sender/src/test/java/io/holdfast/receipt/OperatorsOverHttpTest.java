package io.holdfast.receipt;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.shell.testing.IssuerResource;
import io.holdfast.standin.issuer.Issuer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask, if callers are known by tokens. */
@Tag("slow")
@QuarkusTest
@WithTestResource(MailStandInResource.class)
@WithTestResource(value = IssuerResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@Timeout(60)
class OperatorsOverHttpTest extends SmtpFixture {

    @SuppressWarnings("NullAway.Init") // injected by IssuerResource
    Issuer issuer;

    private RequestSpecification with(String scope) {
        String token = given().formParams(Map.of("scope", scope))
                .post(issuer.url() + "/token")
                .path("access_token");
        return given().header("Authorization", "Bearer " + token);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/receipts/parked,200",
        "GET,/v1/receipts/ev-1/unknown,404",
    })
    void an_operator_alone_is_answered(String method, String path, int answer) {
        given().request(method, path).then().statusCode(401);
        with("events holds").request(method, path).then().statusCode(403).body("scope", equalTo("operate"));
        with("operate").request(method, path).then().statusCode(answer);
    }

    @Test
    void a_receipt_is_not_sent_again_for_others() {
        String retry = "/v1/receipts/ev-1/unknown/retry";

        given().post(retry).then().statusCode(401);
        with("holds").post(retry).then().statusCode(403);
    }
}
