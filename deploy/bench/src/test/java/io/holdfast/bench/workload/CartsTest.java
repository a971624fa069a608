package io.holdfast.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bench.stack.TargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CartsTest {

    private static final int PAIRS = 400;

    private static Carts carts(int refusedPercent) {
        var halls = List.of(Hall.ofPairs("e0", PAIRS / 2), Hall.ofPairs("e1", PAIRS / 2));
        return new Carts(
                new Halls(new CallRenderer("h", Optional.empty()), halls, new Pairs(2, PAIRS / 2, 1)),
                refusedPercent,
                1);
    }

    private static List<String> requests(Carts carts, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> StandardCharsets.ISO_8859_1
                        .decode(carts.next().request())
                        .toString())
                .toList();
    }

    private static List<String> wanted(List<String> requests) {
        return requests.stream()
                .map(request -> request.replaceFirst("reservations/c[0-9]+", ""))
                .toList();
    }

    @Test
    void nobody_asks_for_what_another_one_has_if_nobody_is_to_be_refused() {
        assertThat(wanted(requests(carts(0), PAIRS))).doesNotHaveDuplicates();
    }

    @Test
    void a_share_of_the_carts_asks_for_what_an_earlier_one_got_under_an_identity_of_its_own() {
        List<String> requests = requests(carts(25), PAIRS);

        long fresh = wanted(requests).stream().distinct().count();
        assertThat((double) fresh / PAIRS).isBetween(0.68, 0.82);
        assertThat(requests).doesNotHaveDuplicates();
    }

    @Test
    void when_every_pair_is_held_it_says_so() {
        Carts carts = carts(0);
        requests(carts, PAIRS);

        assertThatThrownBy(carts::next)
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("every pair of the 2 events is held after 400 carts");
    }
}
