package io.holdfast.api.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.answer.Decided;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.SeatStatus;
import io.holdfast.api.answer.Settled;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.EventStatus;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.Seat;
import io.holdfast.schemas.view.SeatReason;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.UnavailableSeat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreViewsTest {

    private static final Instant AT = Instant.parse("2026-11-22T19:30:00.123Z");
    private static final int PARTITION = EventPartitioner.partition("ev-1", 6);

    private final Schemas schemas = Schemas.carried();
    private final ViewProgress progress = new ViewProgress();
    private final ReadEvents read = new ReadEvents(2);
    private final List<String> heard = new ArrayList<>();
    private TopologyTestDriver driver;
    private StoreViews views;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        var config = new Properties();
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
        ViewListener listener = (key, cause) -> {
            // Whoever is told can read it.
            heard.add("%s %s %s"
                    .formatted(key, cause, views.reservation("ev-1", "cart-1").isPresent()));
        };
        driver = new TopologyTestDriver(
                ViewTopology.of(read, RecordListener.of(listener), RecordListener.of(progress)), config);
        views = new StoreViews(name -> driver.getKeyValueStore(name), () -> true, progress, read, schemas);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void a_published_reservation_can_be_read_before_waiters_are_told() {
        publish(Topics.RESERVATIONS, "ev-1/cart-1", held(), "3:8812");

        assertThat(heard).containsExactly("ev-1/cart-1 3:8812 true");
    }

    @Test
    void a_reservation_is_read_as_it_was_published() {
        publish(Topics.RESERVATIONS, "ev-1/cart-1", held(), "3:8815");

        Seen<Reservation> seen = views.reservation("ev-1", "cart-1").orElseThrow();
        assertThat(views.hasReservation("ev-1", "cart-1")).isTrue();

        assertThat(seen.cause()).contains(new Position(3, 8815));
        assertThat(seen.state())
                .isEqualTo(new Reservation(
                        "ev-1",
                        "cart-1",
                        Reservation.Status.HELD,
                        List.of("A-1-1"),
                        300,
                        Optional.of(AT.plusSeconds(300)),
                        1,
                        4500,
                        "EUR",
                        Reservation.Payments.NONE,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new Decided(
                                new Position(3, 8812),
                                AT,
                                Optional.of("4bf92f3577b34da6a3ce929d0e0e4736"),
                                Settled.COMMITTED)));
    }

    @Test
    void a_rejected_reservation_keeps_its_reason_and_its_seats() {
        publish(
                Topics.RESERVATIONS,
                "ev-1/cart-1",
                rejected(RejectionReason.SEATS_UNAVAILABLE, List.of(new UnavailableSeat("A-1-1", SeatReason.TAKEN))),
                "3:1");
        Reservation forSeats = views.reservation("ev-1", "cart-1").orElseThrow().state();
        publish(Topics.RESERVATIONS, "ev-1/cart-1", rejected(RejectionReason.EVENT_CLOSED, List.of()), "3:2");
        Reservation closed = views.reservation("ev-1", "cart-1").orElseThrow().state();
        publish(Topics.RESERVATIONS, "ev-1/cart-1", rejected(null, List.of()), "3:3");
        Reservation otherwise =
                views.reservation("ev-1", "cart-1").orElseThrow().state();

        assertThat(forSeats.status()).isEqualTo(Reservation.Status.REJECTED_FOR_SEATS);
        assertThat(forSeats.unavailable())
                .containsExactly(new io.holdfast.api.answer.UnavailableSeat(
                        "A-1-1", io.holdfast.api.answer.UnavailableSeat.Reason.TAKEN));
        assertThat(closed.status()).isEqualTo(Reservation.Status.REJECTED_EVENT_CLOSED);
        assertThat(otherwise.status()).isEqualTo(Reservation.Status.REJECTED_OTHERWISE);
    }

    @Test
    void a_forgotten_reservation_is_gone() {
        publish(Topics.RESERVATIONS, "ev-1/cart-1", held(), "3:1");

        publish(Topics.RESERVATIONS, "ev-1/cart-1", null, "3:2");

        assertThat(views.reservation("ev-1", "cart-1")).isEmpty();
        assertThat(views.hasReservation("ev-1", "cart-1")).isFalse();
        assertThat(heard).last().isEqualTo("ev-1/cart-1 3:2 false");
    }

    @Test
    void a_state_without_a_cause_is_kept_and_told_to_nobody() {
        publish(Topics.RESERVATIONS, "ev-1/cart-1", held(), null);

        assertThat(views.reservation("ev-1", "cart-1").orElseThrow().cause()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void events_are_listed_in_the_order_of_their_ids() {
        publish(Topics.EVENTS, "ev-2", event("ev-2"), "3:1");
        publish(Topics.EVENTS, "ev-1", event("ev-1"), "3:2");

        var events = new ArrayList<io.holdfast.api.answer.Event>();
        views.events(events::add);
        assertThat(events).extracting(io.holdfast.api.answer.Event::id).containsExactlyInAnyOrder("ev-1", "ev-2");
        assertThat(views.event("ev-1").orElseThrow().state().sections())
                .containsExactly(new io.holdfast.api.answer.Section("A", 1, 2, 4500));
    }

    /** What is no record, and a record whose schema is not known. */
    static Stream<byte[]> illegible() {
        return Stream.of(new byte[] {1, 2, 3}, new byte[] {0, 0, 0, 3, 9, 2, 2});
    }

    @ParameterizedTest
    @MethodSource("illegible")
    void a_record_that_nobody_can_read_hides_no_other(byte[] illegible) {
        publish(Topics.EVENTS, "ev-1", event("ev-1"), "3:1");
        put(Topics.EVENTS, "ev-2", illegible);
        publish(Topics.RESERVATIONS, "ev-1/cart-1", held(), "3:2");
        put(Topics.RESERVATIONS, "ev-1/cart-2", illegible);
        put(Topics.SEATS, "ev-1/A-1-2", illegible);

        var events = new ArrayList<io.holdfast.api.answer.Event>();
        views.events(events::add);
        var reservations = new ArrayList<Reservation>();
        views.reservations(reservations::add);

        assertThat(events).extracting(io.holdfast.api.answer.Event::id).containsExactly("ev-1");
        assertThat(reservations).extracting(Reservation::id).containsExactly("cart-1");
        assertThat(views.seats("ev-1").taken())
                .as("of whose record nobody knows more")
                .containsExactly(Map.entry("A-1-2", SeatStatus.HELD));
        assertThatThrownBy(() -> views.reservation("ev-1", "cart-2"))
                .isInstanceOfAny(UndecodableException.class, UnknownSchemaException.class);
    }

    private void put(Topic topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value));
    }

    @Test
    void an_event_that_was_read_is_read_anew_once_it_changes() {
        assertThat(views.event("ev-1")).isEmpty();
        publish(Topics.EVENTS, "ev-1", event("ev-1"), "3:2");
        assertThat(views.event("ev-1").orElseThrow().cause()).contains(new Position(3, 2));

        publish(Topics.EVENTS, "ev-1", event("ev-1"), "3:9");

        assertThat(views.event("ev-1").orElseThrow().cause()).contains(new Position(3, 9));
    }

    @Test
    void more_events_than_are_remembered_are_read_all_the_same() {
        for (String id : List.of("ev-1", "ev-2", "ev-3")) {
            publish(Topics.EVENTS, id, event(id), "3:2");
        }

        assertThat(List.of("ev-1", "ev-2", "ev-3", "ev-1"))
                .allSatisfy(id ->
                        assertThat(views.event(id).orElseThrow().state().id()).isEqualTo(id));
    }

    @Test
    void the_seats_of_an_event_are_its_own() {
        publish(Topics.SEATS, Keys.seat("ev-1", "A-1-1"), seat("ev-1", "A-1-1", 7), PARTITION + ":7");
        publish(Topics.SEATS, Keys.seat("ev-10", "A-1-1"), seat("ev-10", "A-1-1", 8), PARTITION + ":8");

        SeatsSeen seen = views.seats("ev-1");

        assertThat(seen.taken()).isEqualTo(Map.of("A-1-1", SeatStatus.HELD));
        assertThat(seen.newest()).contains(new Position(PARTITION, 8));
    }

    @Test
    void a_seat_that_was_given_back_is_not_taken_and_its_evidence_counts() {
        publish(Topics.SEATS, Keys.seat("ev-1", "A-1-1"), seat("ev-1", "A-1-1", 7), PARTITION + ":7");

        publish(Topics.SEATS, Keys.seat("ev-1", "A-1-1"), null, PARTITION + ":9");

        assertThat(views.seats("ev-1").taken()).isEmpty();
        assertThat(views.seats("ev-1").newest()).contains(new Position(PARTITION, 9));
    }

    /** A renamed node or store would orphan what is on disk. */
    @Test
    void the_topology_keeps_its_names() {
        assertThat(ViewTopology.of(_ -> {}, _ -> {}, _ -> {}).describe()).hasToString("""
                Topologies:
                   Sub-topology: 0 for global store (will not generate tasks)
                    Source: events-source (topics: [holdfast.events])
                      --> events-view
                    Processor: events-view (stores: [events])
                      --> none
                      <-- events-source
                  Sub-topology: 1 for global store (will not generate tasks)
                    Source: reservations-source (topics: [holdfast.reservations])
                      --> reservations-view
                    Processor: reservations-view (stores: [reservations])
                      --> none
                      <-- reservations-source
                  Sub-topology: 2 for global store (will not generate tasks)
                    Source: seats-source (topics: [holdfast.seats])
                      --> seats-view
                    Processor: seats-view (stores: [seats])
                      --> none
                      <-- seats-source
                  Sub-topology: 3 for global store (will not generate tasks)
                    Source: receipts-source (topics: [holdfast.receipts])
                      --> receipts-view
                    Processor: receipts-view (stores: [receipts])
                      --> none
                      <-- receipts-source
                """);
    }

    private void publish(Topic topic, String key, @Nullable SpecificRecord value, @Nullable String cause) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        if (cause != null) {
            RecordHeaders.add(headers, RecordHeaders.CAUSE, cause);
        }
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value == null ? null : encode(topic, value), headers));
    }

    @SuppressWarnings("unchecked")
    private <T extends SpecificRecord> byte[] encode(Topic topic, T value) {
        return new AvroSerde<>(topic, (Class<T>) value.getClass(), schemas).encode(value);
    }

    private static Cause cause(long offset) {
        return new Cause(3, offset, AT, "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    private static Event event(String id) {
        return new Event(id, "Concert", "EUR", List.of(new Section("A", 1, 2, 4500L)), EventStatus.OPEN, cause(1), 1);
    }

    private static Seat seat(String event, String seat, long offset) {
        return new Seat(
                event,
                seat,
                io.holdfast.schemas.view.SeatStatus.HELD,
                "cart-1",
                new Cause(PARTITION, offset, AT, null));
    }

    private static io.holdfast.schemas.view.Reservation held() {
        return io.holdfast.schemas.view.Reservation.newBuilder(rejected(null, List.of()))
                .setStatus(ReservationStatus.HELD)
                .setHeldAt(AT)
                .setExpiresAt(AT.plusSeconds(300))
                .setPriceMinor(4500)
                .build();
    }

    private static io.holdfast.schemas.view.Reservation rejected(
            @Nullable RejectionReason reason, List<UnavailableSeat> unavailable) {
        return io.holdfast.schemas.view.Reservation.newBuilder()
                .setEvent("ev-1")
                .setReservation("cart-1")
                .setStatus(ReservationStatus.REJECTED)
                .setSeats(List.of("A-1-1"))
                .setHoldSeconds(300)
                .setVersion(1)
                .setPriceMinor(0)
                .setCurrency("EUR")
                .setRejection(reason)
                .setUnavailable(unavailable)
                .setDecided(cause(8812))
                .build();
    }
}
