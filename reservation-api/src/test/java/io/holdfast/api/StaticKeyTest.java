package io.holdfast.api;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The key is a setting, and nothing is read without a token. */
@Tag("slow")
@QuarkusTest
@TestProfile(StaticKeyTest.StaticKey.class)
class StaticKeyTest extends EdgeFixture {

    private static final List<String> PUBLIC = List.of("/v1/events", "/v1/events/ev-1", "/v1/events/ev-1/seats");

    /** The issuer is never asked. */
    public static final class StaticKey extends WithTokens {
        @Override
        Map<String, String> arguments() {
            return Map.of(Issuer.AWAY, "", Issuer.STATIC_KEY, "");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("holdfast.auth.public-reads", "false");
        }
    }

    @Test
    void what_is_for_sale_is_read_with_any_good_token_and_with_none_other() {
        TokenSpec any = TokenSpec.of("acme", "anna", "");
        for (String path : PUBLIC) {
            given().header("Authorization", "Bearer " + any.signed())
                    .get(path)
                    .then()
                    .statusCode(200);
            problem(given().get(path).then(), 401, "unauthenticated");
            problem(
                    given().header("Authorization", "Bearer " + any.forged())
                            .get(path)
                            .then(),
                    401,
                    "unauthenticated");
        }
    }

    @Test
    void the_issuer_and_the_audience_count_beside_the_key() {
        for (String claim : List.of("iss", "aud")) {
            String other = TokenSpec.of("acme", "anna", "")
                    .claims(claims -> claims.put(claim, "https://other.example"))
                    .signed();
            problem(
                    given().header("Authorization", "Bearer " + other)
                            .get(PUBLIC.getFirst())
                            .then(),
                    401,
                    "unauthenticated");
        }
        String unsigned = TokenSpec.of("acme", "anna", "")
                .header(header -> header.put("alg", "none"))
                .unsigned();
        problem(
                given().header("Authorization", "Bearer " + unsigned)
                        .get(PUBLIC.getFirst())
                        .then(),
                401,
                "unauthenticated");
    }
}
