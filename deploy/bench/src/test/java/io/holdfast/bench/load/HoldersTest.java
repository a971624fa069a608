package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoldersTest {

    private final Holders holders = new Holders();

    @Test
    void a_seat_that_is_promised_to_two_is_seen() {
        holders.granted(new Cart(0, 3, 10, 2));
        holders.granted(new Cart(1, 3, 11, 2));

        assertThat(holders.conflicts()).isEqualTo(1);
        assertThat(holders.twice()).containsExactly("seat 11 of event 3 is promised to 0 and to 1");
    }

    @Test
    void the_same_identity_may_be_told_again_and_neighbours_and_other_events_are_others() {
        holders.granted(new Cart(0, 3, 10, 2));
        holders.granted(new Cart(0, 3, 10, 2));
        holders.granted(new Cart(1, 3, 12, 2));
        holders.granted(new Cart(2, 4, 10, 2));

        assertThat(holders.conflicts()).isZero();
    }
}
