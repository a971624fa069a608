package io.holdfast.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.system.Stack;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A customer with a real browser, on the stack that all tests share. */
abstract class CustomerFixture {

    final Customer customer = new Customer(Chromium.get());

    @BeforeAll
    static void start() throws Exception {
        Chromium.get();
        Stack.start();
        Stack.awaitReady();
    }

    @AfterEach
    void nothing_went_wrong_in_the_page() {
        List<String> faults = customer.faults();
        customer.close();
        assertThat(faults).isEmpty();
    }

    static void open(String event, int rows, int seatsPerRow) throws Exception {
        assertThat(Stack.api(0).open(event, rows, seatsPerRow).status()).isEqualTo(201);
    }

    /** By the view of the instance that the page does not talk to, which may come a moment later than what the page was told. */
    static void awaitSeats(String event, String state, long count) {
        Awaitility.await().untilAsserted(() -> assertThat(seats(event, state)).isEqualTo(count));
    }

    static long seats(String event, String state) throws Exception {
        return StreamSupport.stream(Stack.api(1).seats(event).spliterator(), false)
                .map(JsonNode::asText)
                .filter(state::equals)
                .count();
    }
}
