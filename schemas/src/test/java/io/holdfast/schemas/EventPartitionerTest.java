package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPartitionerTest {

    private final EventPartitioner partitioner = new EventPartitioner();

    /** Pinned: another placement would give the seats of a running event a second owner. */
    @ParameterizedTest
    @CsvSource({"ev-42, 1", "ev-1, 5", "a, 4"})
    void places_an_event_where_it_always_was(String event, int partition) {
        assertThat(EventPartitioner.partition(event, 6)).isEqualTo(partition);
    }

    @Test
    void everything_of_an_event_is_in_one_partition() {
        assertThat(List.of("ev-42", Keys.seat("ev-42", "A-1-12"), Keys.reservation("ev-42", "cart-91")))
                .extracting(key -> EventPartitioner.partition(key, 6))
                .containsOnly(EventPartitioner.partition("ev-42", 6));
    }

    @Test
    void events_spread_over_all_partitions() {
        Map<Integer, Long> counts = IntStream.range(0, 6_000)
                .mapToObj(i -> EventPartitioner.partition("event-" + i, 6))
                .collect(Collectors.groupingBy(partition -> partition, Collectors.counting()));

        assertThat(counts).hasSize(6).allSatisfy((_, count) -> assertThat(count).isBetween(850L, 1_150L));
    }

    @Test
    void producer_and_streams_place_alike() {
        var node = new Node(1, "localhost", 9092);
        var partitions = IntStream.range(0, 6)
                .mapToObj(i -> new PartitionInfo("t", i, node, new Node[] {node}, new Node[] {node}))
                .toList();
        var cluster = new Cluster("c", List.of(node), partitions, Set.of(), Set.of());

        for (int i = 0; i < 100; i++) {
            String key = Keys.seat("event-" + i, "A-1-1");
            assertThat(partitioner.partitions("t", key, "v", 6))
                    .contains(Set.of(partitioner.partition("t", key, new byte[0], "v", new byte[0], cluster)));
        }
    }

    @Test
    void a_record_without_a_key_must_name_its_partition() {
        assertThatThrownBy(() -> EventPartitioner.partition(null, 6)).isInstanceOf(IllegalArgumentException.class);
    }
}
