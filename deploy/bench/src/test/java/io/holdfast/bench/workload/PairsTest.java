package io.holdfast.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Cart;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairsTest {

    @Test
    void each_pair_is_given_out_once_before_any_is_given_out_again() {
        var pairs = new Pairs(7, 300, 1);

        var carts = IntStream.range(0, pairs.count())
                .mapToObj(pairs::cart)
                .map(cart -> cart.event() + "/" + cart.firstSeat())
                .toList();

        assertThat(carts).hasSize(2_100).doesNotHaveDuplicates();
        assertThat(pairs.cart(pairs.count()).firstSeat())
                .isEqualTo(pairs.cart(0).firstSeat());
    }

    @Test
    void a_cart_is_two_seats_side_by_side_that_no_other_cart_overlaps() {
        var pairs = new Pairs(1, 50, 1);

        assertThat(IntStream.range(0, 50).mapToObj(pairs::cart))
                .allMatch(cart -> cart.seats() == 2 && cart.firstSeat() % 2 == 0);
    }

    @Test
    void the_same_seed_leads_to_the_same_seats_and_another_to_others() {
        Cart[] first =
                IntStream.range(0, 100).mapToObj(new Pairs(3, 100, 42)::cart).toArray(Cart[]::new);

        assertThat(IntStream.range(0, 100).mapToObj(new Pairs(3, 100, 42)::cart))
                .containsExactly(first);
        assertThat(IntStream.range(0, 100).mapToObj(new Pairs(3, 100, 43)::cart).toList())
                .isNotEqualTo(java.util.List.of(first));
    }
}
