package io.holdfast.bench.baseline.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.bench.baseline.http.Owner.Result;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The edge's half of the floor, without a broker. */
class LogOwnerTest {

    private final Vertx vertx = Vertx.vertx();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final LogOwner owner = new LogOwner(vertx, producer, Clock.systemUTC());

    @AfterEach
    void stop() {
        vertx.close();
    }

    private Future<Result> hold(String reservation) {
        return owner.hold("e", reservation, List.of("A-1-1", "A-1-2"), 60);
    }

    @Test
    void a_call_is_answered_when_its_own_state_is_seen_and_not_before() {
        Future<Result> first = hold("r1");
        Future<Result> second = hold("r2");
        producer.completeNext();
        producer.completeNext();

        owner.decided("e/r3");
        owner.decided("e/r2");

        await().until(second::isComplete);
        assertThat(second.result()).isInstanceOf(Result.Held.class);
        assertThat(first.isComplete()).isFalse();
    }

    @Test
    void a_call_whose_command_cannot_be_written_fails() {
        Future<Result> call = hold("r");

        producer.errorNext(new KafkaException("gone"));

        await().until(call::isComplete);
        assertThat(call.cause()).hasMessage("gone");
    }

    @Test
    void a_command_is_about_as_large_as_one_of_holdfast_and_lies_with_its_event() {
        var _ = hold("r");

        var command = producer.history().getFirst();
        assertThat(command.partition()).isEqualTo(FloorTopics.partition("e"));
        assertThat(command.key()).isEqualTo("e/r");
        assertThat(command.value()).hasSizeBetween(250, 300);
    }
}
