package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Reservation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The issuer can't be reached when the service starts. */
@Tag("slow")
@QuarkusTest
@TestProfile(WithTokens.IssuerAway.class)
class IssuerAwayTest extends EdgeFixture {

    @Test
    void callers_are_told_so_until_the_issuer_is_there_and_the_public_reads_on() {
        views.put(States.reservation(Reservation.Status.HELD, 4));
        String token = TokenSpec.of("acme", "anna", "holds").signed();

        problem(given().header("Authorization", "Bearer " + token).get(CART).then(), 503, "issuer-unavailable")
                .header("Retry-After", "1")
                .body("accepted", is("no"));
        given().get("/v1/events/ev-1").then().statusCode(200);

        TokenSpec.ask("/back", "");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().header("Authorization", "Bearer " + token)
                        .get(CART)
                        .then()
                        .statusCode(200));
    }
}
