package io.holdfast.hold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class KindTest {

    @Test
    void the_same_key_of_different_kinds_is_not_the_same() {
        assertThat(Arrays.stream(Kind.values()).map(kind -> Bytes.wrap(kind.key("ev-1/A-1-1"))))
                .doesNotHaveDuplicates();
        assertThat(Kind.SEAT.has(Kind.SEAT.key("ev-1/A-1-1"))).isTrue();
        assertThat(Kind.SEAT.has(Kind.RESERVATION.key("ev-1/A-1-1"))).isFalse();
    }

    /** They are on the changelog for ever. */
    @Test
    void keys_stay_what_they_are() {
        assertThat(Arrays.stream(Kind.values()).map(kind -> new String(kind.key("k"), StandardCharsets.UTF_8)))
                .containsExactly("Ek", "Rk", "Sk", "Dk");
        assertThat(Kind.own(Kind.DEADLINE.key("k"))).asString().isEqualTo("k");
    }
}
