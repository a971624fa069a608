package io.holdfast.receipt.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.receipt.SoldSeats;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.fact.EventClosed;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.testing.LaterVersion;
import io.holdfast.schemas.view.Cause;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class FactReaderTest {

    /** A build that knows one more fact, which has the same fields as another. */
    private static final LaterVersion LATER = LaterVersion.of(
            Topics.SEAT_EVENTS,
            "{\"type\":\"record\",\"name\":\"EventClosed\"",
            "{\"type\":\"record\",\"name\":\"EventMoved\",\"fields\":[{\"name\":\"event\",\"type\":\"string\"}]},"
                    + "{\"type\":\"record\",\"name\":\"EventClosed\"");

    private final FactReader reader = new FactReader(LATER);

    private static AvroSerde<SeatEvent> serde(Schemas schemas) {
        return new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, schemas);
    }

    private static void moved(GenericRecord event) {
        Schema facts = event.getSchema().getField("fact").schema();
        Schema moved = facts.getTypes().get(facts.getIndexNamed("io.holdfast.schemas.fact.EventMoved"));
        event.put("fact", new GenericRecordBuilder(moved).set("event", "ev-1").build());
    }

    @Test
    void a_fact_that_a_later_build_brought_is_neither_another_one_nor_a_dead_letter() {
        byte[] closed = serde(Schemas.carried())
                .encode(new SeatEvent(new Cause(0, 1L, Instant.EPOCH, null, null), 0, new EventClosed("ev-1")));
        assertThat(reader.read(SoldSeats.raw("ev-1", 0, 1, closed))).isInstanceOf(FactReader.Read.Other.class);

        byte[] moved = LATER.write(closed, Topics.SEAT_EVENTS, FactReaderTest::moved);

        assertThatThrownBy(() -> reader.read(SoldSeats.raw("ev-1", 0, 1, moved)))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("EventMoved");
    }
}
