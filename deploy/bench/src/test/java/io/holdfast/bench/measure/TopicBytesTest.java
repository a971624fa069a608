package io.holdfast.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicBytesTest {

    @Test
    void growth_counts_new_topics_and_leaves_out_what_was_compacted() {
        Map<String, Long> before = Map.of("a", 100L, "b", 500L);
        Map<String, Long> after = Map.of("a", 150L, "b", 400L, "c", 7L);

        assertThat(TopicBytes.growth(before, after)).isEqualTo(Map.of("a", 50L, "c", 7L));
    }
}
