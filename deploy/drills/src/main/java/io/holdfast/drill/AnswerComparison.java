package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Installations;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsHeld;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Compares what callers were told with what the owner committed. */
final class AnswerComparison {

    private static final Duration POLL = Duration.ofMillis(500);

    /** A second from commit to commit, and the instance that was to do it may just have been killed. */
    private static final Duration COMMITTED_WITHIN = Duration.ofMinutes(1);

    /**
     * What a caller was told about a hold.
     *
     * @param expiresAt end of the hold; empty if the seats were refused
     * @param evidence position of the command that was decided
     * @param decided whether it was told before the decision was known to be committed
     */
    record Given(
            String event,
            String reservation,
            List<String> seats,
            Optional<Instant> expiresAt,
            String evidence,
            boolean decided,
            Instant at) {

        /** Key of the outcome that it tells of: position and reservation. */
        String outcome() {
            return key(evidence, event, reservation);
        }

        static Given of(String event, String reservation, List<String> seats, Answer answer) {
            boolean refused = answer.status() == 409;
            return new Given(
                    event,
                    reservation,
                    seats,
                    refused
                            ? Optional.empty()
                            : Optional.of(Instant.parse(
                                    answer.body().path("expiresAt").asText())),
                    answer.evidence(),
                    answer.body().path("evidence").path("settled").asText().equals("decided"),
                    Instant.now());
        }
    }

    private final KafkaCluster cluster;
    private final Schemas schemas;
    private final Map<TopicPartition, Long> begin;

    AnswerComparison(Stage stage) {
        this.cluster = stage.kafka(KafkaUsers.AUDITOR);
        this.schemas = SchemaLog.read(cluster);
        try (var consumer = consumer()) {
            this.begin = consumer.endOffsets(
                    Installations.read(cluster, schemas).partitions().of(Topics.SEAT_EVENTS));
        }
    }

    /**
     * Holds each answer against the outcome that its evidence names.
     *
     * @param history takes up what became of the seats meanwhile
     * @return how many were compared
     * @throws AssertionError if one says otherwise than what was committed
     */
    int compare(List<Given> all, SeatHistory history) {
        Map<String, Object> outcomes = outcomes(all, history);
        for (Given given : all) {
            Object outcome = outcomes.get(given.outcome());
            if (given.expiresAt().isPresent()) {
                held(given, outcome);
            } else {
                assertThat(outcome).as("%s", given).isInstanceOf(HoldRejected.class);
            }
        }
        return all.size();
    }

    private static void held(Given given, @Nullable Object outcome) {
        assertThat(outcome).as("%s", given).isInstanceOfSatisfying(SeatsHeld.class, held -> {
            assertThat(held.getSeats()).as("%s", given).hasSameElementsAs(given.seats());
            assertThat(Optional.of(held.getExpiresAt())).as("%s", given).isEqualTo(given.expiresAt());
        });
    }

    /** Every hold's outcome by its key; what was told a moment ago is waited for, until it is committed or should have been. */
    private Map<String, Object> outcomes(List<Given> all, SeatHistory history) {
        var serde = new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, schemas);
        Set<String> told = all.stream().map(Given::outcome).collect(Collectors.toSet());
        Map<String, Object> outcomes = new HashMap<>();
        try (var consumer = consumer()) {
            consumer.assign(begin.keySet());
            begin.forEach(consumer::seek);
            Instant giveUp = Instant.now().plus(COMMITTED_WITHIN);
            boolean more = true;
            while (more && Instant.now().isBefore(giveUp)) {
                for (var record : consumer.poll(POLL)) {
                    SeatEvent event = serde.decode(record.value());
                    enter(event, outcomes);
                    history.enter(event);
                }
                more = !outcomes.keySet().containsAll(told) || !atEnd(consumer);
            }
        }
        return outcomes;
    }

    private static boolean atEnd(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return cluster.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
    }

    private static String key(String position, String event, String reservation) {
        return "%s %s/%s".formatted(position, event, reservation);
    }

    private static void enter(SeatEvent event, Map<String, Object> outcomes) {
        String cause = event.getCause().getPartition() + ":" + event.getCause().getOffset();
        switch (event.getFact()) {
            case SeatsHeld held -> outcomes.put(key(cause, held.getEvent(), held.getReservation()), held);
            case HoldRejected rejected ->
                outcomes.put(key(cause, rejected.getEvent(), rejected.getReservation()), rejected);
            // What is not about a hold was not answered by one.
            case null, default -> {}
        }
    }
}
