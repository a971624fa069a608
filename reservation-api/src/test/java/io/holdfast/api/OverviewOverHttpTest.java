package io.holdfast.api;

import static io.holdfast.api.answer.States.reservation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.holdfast.api.model.Reservation;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an operator reads, and the page itself. */
@QuarkusTest
class OverviewOverHttpTest extends EdgeFixture {

    @Test
    void an_operator_sees_how_reservations_stand() {
        views.put(reservation(Reservation.Status.PAYING, 7));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/v1/overview")
                        .then()
                        .statusCode(200)
                        .body("at", notNullValue())
                        .body("reservations.PAYING", is(1))
                        .body("overdue.holds", is(0))
                        .body("unpaid.reservations", is(1))
                        .body("unpaid.oldest", hasSize(1))
                        .body("unpaid.oldest[0].reservation", is("cart-1"))
                        .body("unpaid.oldest[0].seconds", greaterThanOrEqualTo(0F))
                        .body("deadLetters[0].topic", is("holdfast.seat-commands.dead-letters"))
                        .body("deadLetters[0].records", is(2))
                        .body("deadLetters[0].exact", is(true)));
    }

    @Test
    void the_page_runs_nothing_that_this_service_does_not_serve() {
        given().get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-cache");
    }

    @Test
    void what_the_page_imports_is_served_from_here_and_asked_for_anew() {
        for (String script : new String[] {"/lib/lit-html.js", "/lib/uPlot.esm.js", "/page/customer.js"}) {
            given().get(script)
                    .then()
                    .statusCode(200)
                    .contentType(containsString("javascript"))
                    .header("Cache-Control", "no-cache");
        }
        given().get("/lib/uPlot.min.css")
                .then()
                .statusCode(200)
                .contentType(containsString("text/css"))
                .header("Cache-Control", "no-cache");
    }

    @Test
    void the_page_links_to_no_inbox_where_none_is_set() {
        given().get("/settings.json").then().statusCode(200).body("size()", is(0));
    }

    @Test
    void every_answer_is_for_no_frame_and_no_guess() {
        for (String path :
                new String[] {"/settings.json", "/v1/events", "/v1/events/ev-1/seats", "/v1/events/unknown", "/nowhere"
                }) {
            given().get(path)
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
        }
    }

    @Test
    void every_answer_says_what_time_it_is_here() {
        for (String path : new String[] {"/", "/settings.json", "/v1/events", "/v1/events/unknown", "/nowhere"}) {
            String date = given().get(path).header("Date");
            Instant said = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            assertThat(said).as(path).isBetween(Instant.now().minusSeconds(30), Instant.now());
        }
    }
}
