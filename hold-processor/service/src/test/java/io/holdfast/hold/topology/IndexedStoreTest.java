package io.holdfast.hold.topology;

import static io.holdfast.hold.topology.HoldTopologyFixture.EVENT;
import static io.holdfast.hold.topology.HoldTopologyFixture.checkout;
import static io.holdfast.hold.topology.HoldTopologyFixture.hold;
import static io.holdfast.hold.topology.HoldTopologyFixture.payment;
import static io.holdfast.hold.topology.HoldTopologyFixture.release;
import static io.holdfast.hold.topology.HoldTopologyFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.codec.StateCodec;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.state.TakenSeats;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is restored from the changelog, however it was compacted, is what was written beside it: records and indexes, byte for byte. */
class IndexedStoreTest extends OnTestDriver {

    /** Under the rules that know customers, which limit them to more than they ask for. */
    @BeforeEach
    void opened() {
        topology.send(
                new OpenEvent(EVENT, "Night", "EUR", List.of(new Section("A", 10, 20, 4_500L)), 3, null, 1_000),
                Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_restore_derives_what_the_processor_derived_whatever_compaction_took(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            command(random, Duration.ofSeconds(20L * i));
        }
        List<KeyValue<byte[], byte[]>> changelog = changelog();

        Map<Bytes, Bytes> live = contents(topology.store().wrapped());
        for (int i = 0; i < 20; i++) {
            assertThat(restored(compacted(changelog, random), 1 + random.nextInt(50)))
                    .isEqualTo(live);
        }
    }

    private void command(Random random, Duration at) {
        String cart = "cart-" + random.nextInt(12);
        switch (random.nextInt(6)) {
            case 0 -> topology.send(release(cart), at);
            case 1 -> topology.send(checkout(cart), at);
            case 2 -> topology.send(payment(cart, PaymentOutcome.AUTHORIZED), at);
            case 3 -> topology.send(tick(), at.plus(Duration.ofHours(random.nextInt(3) == 0 ? 30 : 0)));
            default -> topology.send(new HoldSeats(EVENT, cart, seats(random), 300, customer(random)), at);
        }
    }

    private static List<String> seats(Random random) {
        return Stream.generate(() -> "A-1-" + (1 + random.nextInt(8)))
                .limit(2)
                .distinct()
                .toList();
    }

    private static @Nullable String customer(Random random) {
        return random.nextInt(4) == 0 ? null : "customer-" + random.nextInt(3);
    }

    private List<KeyValue<byte[], byte[]>> changelog() {
        var changelog = new ArrayList<KeyValue<byte[], byte[]>>();
        for (TestRecord<String, State> record : topology.states.readRecordsToList()) {
            byte[] value =
                    record.value() == null ? null : topology.serdes.states().encode(record.value());
            changelog.add(new KeyValue<>(record.key().getBytes(StandardCharsets.UTF_8), value));
        }
        return changelog;
    }

    /** Any record but the newest of its key may be gone. */
    private static List<KeyValue<byte[], byte[]>> compacted(List<KeyValue<byte[], byte[]>> changelog, Random random) {
        var newer = new HashSet<Bytes>();
        var kept = new ArrayList<KeyValue<byte[], byte[]>>();
        int percent = random.nextInt(101);
        for (KeyValue<byte[], byte[]> record : changelog.reversed()) {
            if (newer.add(Bytes.wrap(record.key)) || random.nextInt(100) >= percent) {
                kept.addFirst(record);
            }
        }
        return kept;
    }

    private Map<Bytes, Bytes> restored(List<KeyValue<byte[], byte[]>> changelog, int batch) {
        KeyValueStore<Bytes, byte[]> bytes =
                Stores.inMemoryKeyValueStore("restored").get();
        var store = new IndexedStore(bytes, topology.serdes.states());
        for (int from = 0; from < changelog.size(); from += batch) {
            store.restore(changelog.subList(from, Math.min(changelog.size(), from + batch)));
        }
        return contents(bytes);
    }

    private static Map<Bytes, Bytes> contents(KeyValueStore<Bytes, byte[]> store) {
        var contents = new TreeMap<Bytes, Bytes>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> contents.put(entry.key, Bytes.wrap(entry.value)));
        }
        return contents;
    }

    /** What is not logged is there again after a restart: a customer stays limited. */
    @Test
    void the_places_of_a_customer_are_counted_again_from_the_changelog() {
        topology.send(new HoldSeats(EVENT, "cart-1", List.of("A-1-1", "A-1-2"), 300, "anna"), Duration.ZERO);
        topology.send(new HoldSeats(EVENT, "cart-2", List.of("A-1-3"), 300, "anna"), Duration.ZERO);
        topology.send(new HoldSeats(EVENT, "cart-3", List.of("A-1-4"), 300, "bert"), Duration.ZERO);
        topology.send(hold("cart-4", "A-1-5"), Duration.ZERO);
        topology.send(release("cart-2"), Duration.ZERO);
        var store = new IndexedStore(Stores.inMemoryKeyValueStore("restored").get(), topology.serdes.states());

        store.restore(changelog());

        assertThat(topology.store().placesOf(EVENT, "anna")).isEqualTo(2);
        assertThat(store.placesOf(EVENT, "anna")).isEqualTo(2);
        assertThat(store.placesOf(EVENT, "bert")).isEqualTo(1);
        assertThat(store.placesOf("other", "anna")).isZero();
    }

    @Test
    void a_row_is_read_at_once_in_the_order_of_its_seats() {
        topology.send(hold("cart-1", "A-1-2", "A-1-10"), Duration.ZERO);
        topology.send(hold("cart-2", "A-10-1", "A-2-1"), Duration.ZERO);
        topology.send(hold("cart-3", "A-1-9"), Duration.ZERO);

        assertThat(topology.holders())
                .containsExactly(Map.entry(2, "cart-1"), Map.entry(9, "cart-3"), Map.entry(10, "cart-1"));
        assertThat(topology.store().row(EVENT, "A", 10)).containsOnlyKeys(1);
        assertThat(topology.store().row(EVENT, "A", 3)).isEmpty();
    }

    @Test
    void the_taken_seats_of_a_section_are_read_in_the_order_of_rows_and_numbers() {
        topology.send(hold("cart-1", "A-10-1", "A-2-1"), Duration.ZERO);
        topology.send(hold("cart-2", "A-2-10"), Duration.ZERO);

        assertThat(topology.store().holders(EVENT, "A").keySet()).containsExactly("A-2-1", "A-2-10", "A-10-1");
        assertThat(topology.store().holders(EVENT, "A")).containsEntry("A-2-10", new ReservationId(EVENT, "cart-2"));
        assertThat(topology.store().holders(EVENT, "B")).isEmpty();
    }

    /** The rules know which seats a reservation has, and so does everybody who reads its state. */
    @Test
    void readers_of_a_state_derive_the_seats_that_the_rules_derive() {
        topology.send(hold("held", "A-1-1"), Duration.ZERO);
        topology.send(hold("rejected", "A-1-1"), Duration.ZERO);
        topology.send(hold("released", "A-1-2"), Duration.ZERO);
        topology.send(release("released"), Duration.ZERO);
        topology.send(hold("sold", "A-1-3", "A-1-4"), Duration.ZERO);
        topology.send(checkout("sold"), Duration.ZERO);
        topology.send(payment("sold", PaymentOutcome.AUTHORIZED), Duration.ZERO);
        topology.send(hold("voiding", "A-1-5"), Duration.ZERO);
        topology.send(checkout("voiding"), Duration.ZERO);
        topology.send(tick(), Duration.ofMinutes(10));
        var statuses = new HashSet<String>();

        for (State state : topology.states.readValuesToList()) {
            if (state.getState() instanceof Reservation reservation) {
                statuses.add(reservation.getStatus().name());
                assertThat(TakenSeats.of(reservation).seats())
                        .isEqualTo(StateCodec.reservation(state).takenSeats());
            }
        }

        assertThat(statuses)
                .containsExactlyInAnyOrder("HELD", "REJECTED", "RELEASED", "PAYING", "SOLD", "VOIDING", "EXPIRED");
    }
}
