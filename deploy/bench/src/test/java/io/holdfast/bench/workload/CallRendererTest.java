package io.holdfast.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Cart;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallRendererTest {

    private final Hall hall = Hall.ofPairs("ev", 150);

    @Test
    void a_hall_has_room_for_the_pairs_and_its_seats_are_named_row_by_row() {
        assertThat(hall.pairs()).isGreaterThanOrEqualTo(150);
        assertThat(hall.seat(0)).isEqualTo("A-1-1");
        assertThat(hall.seat(199)).isEqualTo("A-1-200");
        assertThat(hall.seat(200)).isEqualTo("A-2-1");
    }

    @Test
    void a_hold_is_rendered_with_its_length() {
        var call = new CallRenderer("127.0.0.1:8080", Optional.empty()).hold(hall, "c7", new Cart(7, 0, 2, 2), 60);

        assertThat(StandardCharsets.US_ASCII.decode(call.request()).toString()).isEqualTo("""
                PUT /v1/events/ev/reservations/c7 HTTP/1.1\r
                Host: 127.0.0.1:8080\r
                Content-Type: application/json\r
                Content-Length: 44\r
                \r
                {"seats":["A-1-3","A-1-4"],"holdSeconds":60}""");
    }

    @Test
    void a_caller_that_is_known_by_a_token_shows_it() {
        var call = new CallRenderer("h", Optional.of("abc")).read("ev", "c7");

        assertThat(StandardCharsets.US_ASCII.decode(call.request()).toString())
                .isEqualTo(
                        "GET /v1/events/ev/reservations/c7 HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer abc\r\n\r\n");
    }
}
