package io.holdfast.hold.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final byte[] KEY = {1, 2};
    private static final byte[] VALUE = {3, 4, 5};

    private static Chain of(Consumer<Link> first) {
        var link = new Link();
        first.accept(link);
        return Chain.beginning(7, 100).and(link);
    }

    @Test
    void whatever_is_changed_changes_the_value() {
        List<Consumer<Link>> logs = new ArrayList<>();
        logs.add(link -> link.begin(7, 100, 100, KEY, VALUE).fact(KEY, VALUE));
        logs.add(link -> link.begin(8, 100, 100, KEY, VALUE).fact(KEY, VALUE));
        logs.add(link -> link.begin(7, 101, 100, KEY, VALUE).fact(KEY, VALUE));
        logs.add(link -> link.begin(7, 100, 100, null, VALUE).fact(KEY, VALUE));
        logs.add(link -> link.begin(7, 100, 100, new byte[0], VALUE).fact(KEY, VALUE));
        logs.add(link -> link.begin(7, 100, 100, KEY, null).fact(KEY, VALUE));
        logs.add(link -> link.begin(7, 100, 100, KEY, VALUE).fact(KEY, null));
        logs.add(link -> link.begin(7, 100, 100, KEY, VALUE).fact(VALUE, KEY));
        logs.add(link -> link.begin(7, 100, 100, KEY, VALUE));
        logs.add(link -> {
            link.begin(7, 100, 100, KEY, VALUE).fact(KEY, VALUE);
            link.fact(KEY, VALUE);
        });

        assertThat(logs).extracting(log -> of(log).value()).doesNotHaveDuplicates();
    }

    @Test
    void the_value_rests_on_every_link_before_it() {
        Chain one = of(link -> link.begin(7, 100, 100, KEY, VALUE));
        Chain other = of(link -> link.begin(7, 100, 100, KEY, KEY));
        var second = new Link().begin(8, 100, 100, KEY, VALUE);

        assertThat(one.and(second).value()).isNotEqualTo(other.and(second).value());
    }

    @Test
    void a_stored_chain_is_the_same_chain() {
        Chain chain = of(link -> link.begin(7, 100, 100, KEY, VALUE)).sealedNow();
        Chain longer = chain.and(new Link().begin(9, 200, 200, KEY, null));

        assertThat(Chain.fromBytes(longer.toBytes())).isEqualTo(longer);
    }

    @Test
    void a_link_of_any_length_is_hashed_whole() {
        byte[] large = new byte[100_000];
        byte[] other = large.clone();
        other[99_999] = 1;

        assertThat(of(link -> link.begin(7, 100, 100, KEY, large)).value())
                .isNotEqualTo(of(link -> link.begin(7, 100, 100, KEY, other)).value());
    }
}
