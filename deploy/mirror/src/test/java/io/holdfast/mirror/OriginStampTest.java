package io.holdfast.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginStampTest {

    private final OriginStamp stamp = new OriginStamp();

    private static SourceRecord copy(byte @Nullable [] value, ConnectHeaders headers) {
        return new SourceRecord(
                Map.of("cluster", "us", "topic", "holdfast.seat-events", "partition", 3),
                Map.of("offset", 8_812L),
                "us.holdfast.seat-events",
                3,
                Schema.OPTIONAL_BYTES_SCHEMA,
                new byte[] {1},
                Schema.BYTES_SCHEMA,
                value,
                17L,
                headers);
    }

    private static String origin(SourceRecord stamped) {
        return new String(
                (byte[]) stamped.headers().lastWithName("holdfast_origin").value(), StandardCharsets.UTF_8);
    }

    @Test
    void a_copy_says_region_partition_and_offset_of_its_original() {
        assertThat(origin(stamp.apply(copy(new byte[] {2}, new ConnectHeaders()))))
                .isEqualTo("us/3/8812");
    }

    @Test
    void nothing_else_of_a_copy_is_changed() {
        var headers = new ConnectHeaders();
        headers.addBytes("holdfast_cause", new byte[] {7});
        SourceRecord copy = copy(new byte[] {2}, headers);

        SourceRecord stamped = stamp.apply(copy);

        assertThat(stamped.topic()).isEqualTo(copy.topic());
        assertThat(stamped.kafkaPartition()).isEqualTo(3);
        assertThat(stamped.key()).isSameAs(copy.key());
        assertThat(stamped.value()).isSameAs(copy.value());
        assertThat(stamped.timestamp()).isEqualTo(17L);
        assertThat(stamped.sourcePartition()).isEqualTo(copy.sourcePartition());
        assertThat(stamped.sourceOffset()).isEqualTo(copy.sourceOffset());
        assertThat(stamped.headers().lastWithName("holdfast_cause").value()).isEqualTo(new byte[] {7});
        assertThat(copy.headers()).hasSize(1);
    }

    @Test
    void a_tombstone_stays_one() {
        SourceRecord stamped = stamp.apply(copy(null, new ConnectHeaders()));

        assertThat(stamped.value()).isNull();
        assertThat(origin(stamped)).isEqualTo("us/3/8812");
    }

    @Test
    void a_stamp_that_the_original_has_is_taken_away() {
        var headers = new ConnectHeaders();
        headers.addBytes("holdfast_origin", "eu/0/0".getBytes(StandardCharsets.UTF_8));

        SourceRecord stamped = stamp.apply(copy(new byte[] {2}, headers));

        assertThat(StreamSupport.stream(stamped.headers().spliterator(), false)).hasSize(1);
        assertThat(origin(stamped)).isEqualTo("us/3/8812");
    }

    @Test
    void a_record_that_does_not_say_where_it_is_from_stops_the_mirror() {
        var unknown = new SourceRecord(
                Map.of("cluster", "us"), Map.of(), "us.holdfast.seat-events", 3, Schema.BYTES_SCHEMA, new byte[] {2});

        assertThatThrownBy(() -> stamp.apply(unknown))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("us.holdfast.seat-events")
                .hasMessageContaining("partition");
    }
}
