package io.holdfast.api.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Section;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.testing.RecordedTraces;
import io.holdfast.schemas.trace.TraceKeys;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaCommandLogTest {

    private static final TraceParent TRACE =
            new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01");
    private static final Optional<Caller> NOBODY = Optional.empty();
    private static final Command HOLD =
            new Command.HoldSeats(new HoldRequest("ev-1", "cart-1", List.of("A-1-2", "A-1-1"), 300));

    private final AvroSerde<SeatCommand> serde =
            new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, Schemas.carried());
    private final MockProducer<String, byte[]> producer = producer();
    private final List<Long> stamps = new ArrayList<>();
    private final KafkaCommandLog log = new KafkaCommandLog(producer, serde, Traces.OFF, stamps::add);

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(HOLD, "ev-1/A-1-1", new HoldSeats("ev-1", "cart-1", List.of("A-1-1", "A-1-2"), 300, null)),
                Arguments.of(
                        new Command.ReleaseSeats("ev-1", "cart-1", "A-1-1"),
                        "ev-1/A-1-1",
                        new ReleaseSeats("ev-1", "cart-1")),
                Arguments.of(
                        new Command.Checkout("ev-1", "cart-1", "A-1-1", 2, States.VISA, 120),
                        "ev-1/A-1-1",
                        new Checkout("ev-1", "cart-1", 2, "pm_card_visa", 120, States.print("a@example.com"))),
                Arguments.of(
                        new Command.ExtendHold("ev-1", "cart-1", "A-1-1", 60),
                        "ev-1/A-1-1",
                        new ExtendHold("ev-1", "cart-1", 60)),
                Arguments.of(new Command.CloseEvent("ev-1"), "ev-1", new CloseEvent("ev-1")),
                Arguments.of(
                        new Command.OpenEvent(new EventRequest(
                                "ev-1", "Concert", "EUR", List.of(new Section("A", 1, 2, 4500)), Optional.empty())),
                        "ev-1",
                        new OpenEvent(
                                "ev-1",
                                "Concert",
                                "EUR",
                                List.of(new io.holdfast.schemas.view.Section("A", 1, 2, 4500L)),
                                1,
                                null,
                                0)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_written_with_its_key_its_trace_and_its_type(Command command, String key, Object body) {
        CompletableFuture<Delivery> delivery = log.send(command, NOBODY, TRACE);

        assertThat(delivery).isNotDone();
        ProducerRecord<String, byte[]> record = producer.history().getFirst();
        assertThat(record.topic()).isEqualTo("holdfast.seat-commands");
        assertThat(record.key()).isEqualTo(key);
        assertThat(serde.decode(record.value()).getCommand()).isEqualTo(body);
        assertThat(RecordHeaders.get(record.headers(), "traceparent"))
                .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(RecordHeaders.get(record.headers(), "ce_source")).isEqualTo("/holdfast/reservation-api");
        assertThat(RecordHeaders.get(record.headers(), "ce_type"))
                .isEqualTo("io.holdfast." + body.getClass().getSimpleName());
    }

    @Test
    void a_command_names_its_caller_and_the_customer_that_it_is_for() {
        var caller = new Caller("acme", "shop", Optional.of("0a"), false, List.of("press"));
        var hold = new HoldRequest("ev-1", "cart-1", List.of("A-1-1"), 300, Optional.of("0b"));

        var _ = log.send(new Command.HoldSeats(hold), Optional.of(caller), TRACE);

        assertThat(serde.decode(producer.history().getFirst().value()))
                .isEqualTo(new SeatCommand(
                        new HoldSeats("ev-1", "cart-1", List.of("A-1-1"), 300, "0b"),
                        new io.holdfast.schemas.view.Caller("acme", "shop", "0a", false, List.of("press"))));
    }

    @Test
    void an_event_asks_for_the_oldest_rules_that_know_its_caller_and_its_limit() {
        var caller = new Caller("acme", "shop", Optional.empty(), false, List.of());
        List<Section> plan = List.of(new Section("A", 1, 2, 4500));
        var free = new Command.OpenEvent(new EventRequest("ev-1", "Concert", "EUR", plan, Optional.empty()));
        var limited = new Command.OpenEvent(new EventRequest("ev-1", "Concert", "EUR", plan, 4, Optional.empty()));

        var _ = log.send(free, NOBODY, TRACE);
        var _ = log.send(free, Optional.of(caller), TRACE);
        var _ = log.send(limited, NOBODY, TRACE);

        assertThat(producer.history().stream()
                        .map(record -> (OpenEvent) serde.decode(record.value()).getCommand()))
                .extracting(OpenEvent::getRules, OpenEvent::getPerCustomer)
                .containsExactly(tuple(1, 0), tuple(3, 0), tuple(3, 4));
    }

    @Test
    void a_traced_command_carries_the_span_of_its_way_to_the_log() {
        var recorded = new RecordedTraces();
        var traced = new KafkaCommandLog(producer, serde, recorded.traces(), stamps::add);

        var _ = traced.send(HOLD, NOBODY, TRACE);
        producer.completeNext();

        SpanData span = recorded.span("send holdfast.seat-commands");
        assertThat(span.getTraceId()).isEqualTo(TRACE.traceId());
        assertThat(span.getParentSpanId()).isEqualTo(TRACE.spanId());
        assertThat(RecordHeaders.get(producer.history().getFirst().headers(), "traceparent"))
                .isEqualTo("00-%s-%s-01".formatted(TRACE.traceId(), span.getSpanId()));
        assertThat(span.getAttributes().get(TraceKeys.RESERVATION)).isEqualTo("cart-1");
        assertThat(span.getAttributes().get(TraceKeys.OFFSET)).isZero();
    }

    @Test
    void a_command_that_does_not_arrive_ends_its_span_as_an_error() {
        var recorded = new RecordedTraces();
        var traced = new KafkaCommandLog(producer, serde, recorded.traces(), stamps::add);
        var _ = traced.send(HOLD, NOBODY, TRACE);
        producer.errorNext(new TimeoutException("no answer"));
        producer.sendException = new TimeoutException("buffer full");

        var _ = traced.send(HOLD, NOBODY, TRACE);

        assertThat(recorded.spans())
                .hasSize(2)
                .allSatisfy(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
    }

    @Test
    void nothing_is_told_before_the_log_acknowledges() {
        CompletableFuture<Delivery> delivery = log.send(HOLD, NOBODY, TRACE);
        assertThat(delivery).isNotDone();

        producer.completeNext();

        int partition = EventPartitioner.partition("ev-1", 6);
        assertThat(delivery.join())
                .isInstanceOfSatisfying(
                        Delivery.Acknowledged.class,
                        acknowledged -> assertThat(acknowledged.position()).isEqualTo(new LogPosition(partition, 0)));
    }

    @Test
    void the_brokers_stamp_of_what_was_appended_is_told_on() {
        var _ = log.send(HOLD, NOBODY, TRACE);
        var _ = log.send(HOLD, NOBODY, TRACE);

        producer.completeNext();
        producer.errorNext(new TimeoutException("no answer"));

        assertThat(stamps).hasSize(1);
    }

    @Test
    void what_fails_on_its_way_is_in_doubt() throws InterruptedException {
        CompletableFuture<Delivery> delivery = log.send(HOLD, NOBODY, TRACE);

        Thread.ofPlatform()
                .start(() -> producer.errorNext(new TimeoutException("no answer")))
                .join();

        assertThat(delivery).isCompletedWithValue(new Delivery.InDoubt());
    }

    @Test
    void what_fails_before_it_is_sent_was_not_accepted() {
        var noMetadata = new MockProducer<String, byte[]>() {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
                // As the producer does where it can't find the cluster within max.block.ms.
                var failure = new TimeoutException("no metadata");
                callback.onCompletion(new RecordMetadata(null, -1, -1, -1, -1, -1), failure);
                return CompletableFuture.failedFuture(failure);
            }
        };

        assertThat(new KafkaCommandLog(noMetadata, serde, Traces.OFF, stamps::add).send(HOLD, NOBODY, TRACE))
                .isCompletedWithValue(new Delivery.Refused());
    }

    @Test
    void what_the_producer_throws_was_not_accepted() {
        producer.sendException = new TimeoutException("buffer full");

        assertThat(log.send(HOLD, NOBODY, TRACE)).isCompletedWithValue(new Delivery.Refused());
    }

    @Test
    void the_settings_fit_each_other_and_the_topic() {
        Map<String, Object> settings = ProducerSettings.of(KafkaCluster.at("localhost:1"), "test");

        assertThat(settings).containsEntry("acks", "all").containsEntry("max.request.size", 128 * 1024);
        assertThat(new org.apache.kafka.clients.producer.KafkaProducer<>(
                        settings, new StringSerializer(), new ByteArraySerializer()))
                .satisfies(valid -> valid.close());
    }

    private static MockProducer<String, byte[]> producer() {
        var node = new Node(0, "localhost", 1);
        var partitions = IntStream.range(0, 6)
                .mapToObj(partition -> new PartitionInfo(
                        Topics.SEAT_COMMANDS.name(), partition, node, new Node[] {node}, new Node[] {node}))
                .toList();
        var cluster = new Cluster("test", List.of(node), partitions, java.util.Set.of(), java.util.Set.of());
        return new MockProducer<>(
                cluster, false, new EventPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }
}
