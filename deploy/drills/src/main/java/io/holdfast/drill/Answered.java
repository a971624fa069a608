package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsHeld;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Compares what callers were told with what the owner committed. */
final class Answered {

    private static final Duration POLL = Duration.ofMillis(500);

    /** An answer to a hold, and when it came. */
    record Given(String event, String reservation, List<String> seats, Answer answer, Instant at) {

        /** Whether it was given before the decision was known to be committed. */
        boolean decided() {
            return answer.body().path("evidence").path("settled").asText().equals("decided");
        }
    }

    private final Map<String, Object> parameters;
    private final String registryUrl;

    Answered(Stage stage) {
        this.registryUrl = stage.registryUrl();
        this.parameters =
                stage.kafka(KafkaUsers.AUDITOR).client(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
    }

    /**
     * Holds each answer against the outcome that its evidence names.
     *
     * @return how many were compared
     * @throws AssertionError where one says otherwise than what was committed
     */
    int compare(List<Given> all) {
        Map<String, Object> outcomes = outcomes();
        for (Given given : all) {
            String evidence = given.answer().evidence();
            Object outcome = outcomes.get(evidence + " " + given.event() + "/" + given.reservation());
            switch (given.answer().status()) {
                case 200, 201 -> held(given, outcome);
                default -> assertThat(outcome).as("%s", given).isInstanceOf(HoldRejected.class);
            }
        }
        return all.size();
    }

    private static void held(Given given, @Nullable Object outcome) {
        assertThat(outcome).as("%s", given).isInstanceOfSatisfying(SeatsHeld.class, held -> {
            assertThat(held.getSeats()).as("%s", given).hasSameElementsAs(given.seats());
            assertThat(held.getExpiresAt())
                    .as("%s", given)
                    .isEqualTo(Instant.parse(
                            given.answer().body().path("expiresAt").asText()));
        });
    }

    /** Every hold's outcome by the position of its command and its reservation. */
    private Map<String, Object> outcomes() {
        var serde = new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, SchemaRegistry.at(registryUrl));
        Map<String, Object> outcomes = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(parameters, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.SEAT_EVENTS.partitions())
                    .mapToObj(partition -> new TopicPartition(Topics.SEAT_EVENTS.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> enter(serde.decode(record.value()), outcomes));
            }
        }
        return outcomes;
    }

    private static void enter(SeatEvent event, Map<String, Object> outcomes) {
        String cause = event.getCause().getPartition() + ":" + event.getCause().getOffset();
        switch (event.getFact()) {
            case SeatsHeld held ->
                outcomes.put("%s %s/%s".formatted(cause, held.getEvent(), held.getReservation()), held);
            case HoldRejected rejected ->
                outcomes.put("%s %s/%s".formatted(cause, rejected.getEvent(), rejected.getReservation()), rejected);
            // What is not about a hold was not answered by one.
            case null, default -> {}
        }
    }
}
