package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LagOverHttpTest {

    @Inject
    FakeLag lag;

    @AfterEach
    void back() {
        lag.away(false);
    }

    @Test
    void each_group_and_partition_says_how_many_records_wait_and_for_how_long() {
        given().get("/v1/lag")
                .then()
                .statusCode(200)
                .body("lags", hasSize(2))
                .body("lags[0].group", equalTo("hold-processor"))
                .body("lags[0].topic", equalTo("holdfast.seat-commands"))
                .body("lags[0].partition", equalTo(0))
                .body("lags[0].position", equalTo(7))
                .body("lags[0].end", equalTo(9))
                .body("lags[0].records", equalTo(2))
                .body("lags[0].seconds", greaterThan(1_000_000F))
                .body("lags[1].records", equalTo(0))
                .body("lags[1].seconds", equalTo(0F));
    }

    @Test
    void where_kafka_cannot_be_asked_nothing_is_guessed() {
        lag.away(true);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> EdgeFixture.problem(given().get("/v1/lag").then(), 503, "log-unavailable")
                        .body("accepted", equalTo("no")));
    }

    @Test
    void it_is_only_read() {
        given().post("/v1/lag").then().statusCode(405);
    }
}
