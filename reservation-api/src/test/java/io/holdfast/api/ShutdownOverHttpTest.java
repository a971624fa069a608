package io.holdfast.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What those who wait are told when the instance stops. */
@QuarkusTest
@TestProfile(ShutdownOverHttpTest.OwnInstance.class)
class ShutdownOverHttpTest extends EdgeFixture {

    /** Waits that were ended stay so: no other test shares this instance. */
    public static final class OwnInstance implements QuarkusTestProfile {}

    @Inject
    Event<ShutdownDelayInitiatedEvent> stop;

    @Test
    void a_waiting_caller_gets_the_position_of_its_command_before_the_server_goes() throws Exception {
        CompletableFuture<ValidatableResponse> answer = CompletableFuture.supplyAsync(
                () -> json().header("Prefer", "wait=30").body(HOLD).put(fresh()).then());
        await().until(() -> !log.sent().isEmpty());

        stop.fire(new ShutdownDelayInitiatedEvent());

        answer.get(10, TimeUnit.SECONDS)
                .statusCode(202)
                .body("status", is("CHECKING"))
                .body("evidence.sentBy", is("reservation-api"))
                .body("evidence.offset", is(10));
    }
}
