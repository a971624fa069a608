package io.holdfast.api.http;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.schemas.view.SeatReason;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract that is served is written by hand. */
@QuarkusTest
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    @Inject
    Routes routes;

    @Test
    void the_contract_names_every_call_that_is_served_and_no_other() {
        Map<String, Map<String, Object>> paths = contract().path("paths");
        Map<String, Set<String>> written = paths.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        path -> path.getValue().keySet().stream()
                                .filter(METHODS::contains)
                                .collect(toSet())));

        assertThat(written)
                .isEqualTo(routes.all().stream()
                        .collect(groupingBy(
                                route -> route.path().template(),
                                mapping(route -> route.method().name().toLowerCase(Locale.ROOT), toSet()))));
    }

    /** A client that is made from it meets nothing that it was not told of. */
    @Test
    void every_call_says_what_becomes_of_a_malformed_one() {
        ExtractableResponse<Response> contract = contract();
        for (Route route : routes.all()) {
            String path = route.path().template();
            Map<String, Object> told = contract.path("paths.'%s'.%s.responses"
                    .formatted(path, route.method().name().toLowerCase(Locale.ROOT)));
            assertThat(told).as("%s %s", route.method(), path).containsKey("default");
            if (path.contains("{")) {
                assertThat(told).as("%s %s", route.method(), path).containsKey("400");
            }
            if (route.takesBody()) {
                assertThat(told).as("%s %s", route.method(), path).containsKeys("400", "413", "415");
            }
        }
    }

    @Test
    void the_contract_names_every_reason_that_the_log_knows_for_a_seat_and_no_other() {
        List<String> reasons =
                contract().path("components.schemas.Problem.properties.seats.items.properties.reason.enum");

        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SeatReason.values()).map(Enum::name).toList());
    }

    @Test
    void the_contract_names_every_problem_that_a_caller_can_be_told_and_no_other() {
        String type = contract().path("components.schemas.Problem.properties.type.description");

        assertThat(type.replaceFirst("(?s)^.* and one of ", "").strip().split(",\\s+"))
                .containsExactlyInAnyOrder(Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::word)
                        .toArray(String[]::new));
    }

    private static ExtractableResponse<Response> contract() {
        return given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract();
    }
}
