package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tenant that asks too often, beside one that does not. */
@Tag("slow")
@QuarkusTest
@TestProfile(TenantRatesTest.FewCalls.class)
class TenantRatesTest extends EdgeFixture {

    /** Each tenant may make two commands and three reads in a second. */
    public static final class FewCalls extends WithTokens {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "holdfast.limits.tenant.commands-per-second", "2",
                    "holdfast.limits.tenant.reads-per-second", "3");
        }
    }

    private static Response held(String token, String cart) {
        return json().header("Authorization", "Bearer " + token)
                .header("Prefer", "wait=0")
                .body(HOLD)
                .put("/v1/events/ev-1/reservations/" + cart);
    }

    private static Map<Integer, Integer> statuses(List<Response> answers) {
        var counts = new HashMap<Integer, Integer>();
        answers.forEach(answer -> counts.merge(answer.statusCode(), 1, Integer::sum));
        return counts;
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_back_and_nobody_else_is() {
        String loud = TokenSpec.of("loud", "a", "holds").signed();
        String quiet = TokenSpec.of("quiet", "b", "holds").signed();

        List<Response> answers =
                IntStream.range(0, 20).mapToObj(i -> held(loud, "loud-" + i)).toList();

        assertThat(statuses(answers).get(429)).isGreaterThan(5);
        Response refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        problem(refused.then(), 429, "too-many-requests")
                .header("Retry-After", is("1"))
                .header("RateLimit-Policy", is("\"commands\";q=2;w=1"))
                .header("RateLimit", matchesPattern("\"commands\";r=0;t=[0-9]+"))
                .body("accepted", is("no"));
        assertThat(log.sent()).hasSize(statuses(answers).getOrDefault(202, 0));
        held(quiet, "quiet-1").then().statusCode(202);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> held(loud, "later").then().statusCode(202));
    }

    @Test
    void reads_have_a_bucket_of_their_own_and_who_is_not_known_has_none() {
        String token = TokenSpec.of("reader", "a", "holds").signed();

        List<Response> answers = IntStream.range(0, 20)
                .mapToObj(
                        _ -> given().header("Authorization", "Bearer " + token).get("/v1/events"))
                .toList();
        List<Response> publics =
                IntStream.range(0, 20).mapToObj(_ -> given().get("/v1/events")).toList();

        assertThat(statuses(answers).get(429)).isGreaterThan(5);
        held(token, "cart-9").then().statusCode(202);
        assertThat(statuses(publics)).isEqualTo(Map.of(200, 20));
    }
}
