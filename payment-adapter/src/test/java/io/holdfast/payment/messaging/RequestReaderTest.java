package io.holdfast.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.messaging.RequestReader.Reading;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.testing.LaterVersion;
import io.holdfast.schemas.view.Cause;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

    private static final LaterVersion LATER =
            LaterVersion.of(Topics.PAYMENT_REQUESTS, "\"REFUND\",\"OTHER\"]", "\"REFUND\",\"OTHER\",\"INCREMENT\"]");
    private static final Partitions THREE = new Partitions(3);
    private static final int RIGHT = THREE.of("ev-1");

    private final RequestReader reader = new RequestReader(LATER, THREE);

    private Reading read(byte[] value, int partition) {
        return reader.read(new ConsumerRecord<>(Topics.PAYMENT_REQUESTS.name(), partition, 0, new byte[0], value));
    }

    private static AvroSerde<PaymentRequest> serde(Schemas schemas) {
        return new AvroSerde<>(Topics.PAYMENT_REQUESTS, PaymentRequest.class, schemas);
    }

    private static byte[] request(PaymentOperation operation) {
        return serde(Schemas.carried())
                .encode(new PaymentRequest(
                        "ev-1",
                        "cart-1",
                        1,
                        operation,
                        List.of("A-1-1"),
                        4_500L,
                        "EUR",
                        "pm_card_visa",
                        new Cause(RIGHT, 1L, Instant.EPOCH, null, null)));
    }

    @Test
    void an_operation_that_a_later_build_brought_is_left_to_that_build() {
        byte[] increment = LATER.write(
                request(PaymentOperation.CAPTURE),
                Topics.PAYMENT_REQUESTS,
                record -> record.put(
                        "operation",
                        new GenericData.EnumSymbol(
                                record.getSchema().getField("operation").schema(), "INCREMENT")));

        assertThatThrownBy(() -> read(increment, RIGHT))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("INCREMENT");
    }

    @Test
    void an_operation_that_is_none_is_illegible() {
        assertThat(read(request(PaymentOperation.OTHER), RIGHT)).isInstanceOf(Reading.Illegible.class);
    }

    @Test
    void a_request_belongs_into_the_partition_of_its_event() {
        byte[] capture = request(PaymentOperation.CAPTURE);

        assertThat(read(capture, RIGHT)).isInstanceOf(Reading.Legible.class);
        assertThat(read(capture, (RIGHT + 1) % 3)).isInstanceOf(Reading.Illegible.class);
    }
}
