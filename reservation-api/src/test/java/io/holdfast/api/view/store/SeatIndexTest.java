package io.holdfast.api.view.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.view.Views.SeatCounts;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TailStates;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.State;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The taken seats and their tally follow from any history of states, and from whatever compaction leaves of it. */
class SeatIndexTest {

    private static final String EVENT = "ev-1";
    private static final List<String> SEATS = List.of("A-1-1", "A-1-2", "A-1-3", "B-1-1");
    private static final List<String> RESERVATIONS = List.of("cart-1", "cart-2", "cart-3", "cart-4", "cart-5");

    private final AvroSerde<State> serde = new AvroSerde<>(Topics.STATE, State.class, Schemas.carried());

    /** A state, null for a tombstone. */
    private record Written(String reservation, @Nullable Reservation state, long cause, boolean more) {}

    @Property(tries = 100)
    void the_index_is_that_of_the_newest_states_whatever_was_compacted_away(@ForAll Random random) {
        List<Written> history = history(random, 40);

        View whole = view(history);
        View compacted = view(compacted(history, random));

        assertThat(whole.seats()).isEqualTo(expected(history));
        assertThat(compacted.seats()).isEqualTo(expected(history));
        assertThat(compacted.held()).isEqualTo(whole.held()).isEqualTo(count(whole, "HELD"));
        assertThat(compacted.sold()).isEqualTo(whole.sold()).isEqualTo(count(whole, "SOLD"));
        assertThat(compacted.shown()).isEqualTo(whole.shown());
    }

    @Property(tries = 100)
    void what_is_read_again_after_a_kill_changes_nothing(@ForAll Random random) {
        List<Written> history = history(random, 40);
        int from = random.nextInt(history.size());
        var again = new ArrayList<>(history.subList(0, from + random.nextInt(history.size() - from) + 1));
        again.addAll(compacted(history.subList(from, history.size()), random));

        View whole = view(history);
        View replayed = view(again);

        assertThat(replayed).isEqualTo(whole);
    }

    @Example
    @SuppressWarnings("unchecked") // The proxy has the interface that it was made with.
    void a_state_and_what_follows_from_it_are_one_write() {
        var writes = new ArrayList<String>();
        KeyValueStore<byte[], byte[]> store = store();
        var watched = (KeyValueStore<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (_, method, arguments) -> {
                    if (method.getName().startsWith("put") || method.getName().equals("delete")) {
                        writes.add(method.getName());
                    }
                    return method.invoke(store, arguments);
                });

        Reservation held = StateFixture.reservation(EVENT, "cart-1", ReservationStatus.HELD, "A-1-1", "A-1-2");
        process(watched, List.of(new Written("cart-1", held, 7, false)));

        assertThat(writes)
                .as("a process that is killed between two would part them")
                .containsExactly("putAll");
        assertThat(new SeatIndex(store).taken(EVENT)).hasSize(2);
    }

    private static int count(View view, String standing) {
        return (int) view.seats().values().stream()
                .filter(seat -> seat.startsWith(standing))
                .count();
    }

    /** What an owner that never gives a seat to two may write. */
    private static List<Written> history(Random random, int commands) {
        var states = new HashMap<String, Reservation>();
        var written = new ArrayList<Written>();
        for (int command = 0; command < commands; command++) {
            String id = RESERVATIONS.get(random.nextInt(RESERVATIONS.size()));
            Optional<Reservation> known = Optional.ofNullable(states.get(id));
            switch (known.map(Reservation::getStatus).orElse(ReservationStatus.OTHER)) {
                case HELD -> {
                    Reservation ended = with(
                            known.get(),
                            List.of(ReservationStatus.SOLD, ReservationStatus.RELEASED, ReservationStatus.HELD)
                                    .get(random.nextInt(3)));
                    put(id, ended, command, false, states, written);
                }
                case SOLD -> put(id, known.get(), command, false, states, written);
                case RELEASED, EXPIRED -> put(id, null, command, false, states, written);
                default -> hold(id, command, random, states, written);
            }
        }
        return written;
    }

    /** Expires one other hold that has such a seat, and holds what is free then. */
    private static void hold(
            String id, long command, Random random, Map<String, Reservation> states, List<Written> written) {
        List<String> wanted =
                SEATS.stream().filter(_ -> random.nextBoolean()).limit(2).toList();
        if (random.nextInt(3) == 0) {
            states.values().stream()
                    .filter(other -> other.getStatus() == ReservationStatus.HELD)
                    .filter(other -> other.getSeats().stream().anyMatch(wanted::contains))
                    .findFirst()
                    .ifPresent(other -> put(
                            other.getReservation(),
                            with(other, ReservationStatus.EXPIRED),
                            command,
                            true,
                            states,
                            written));
        }
        boolean free = !wanted.isEmpty()
                && states.values().stream()
                        .filter(other -> other.getStatus() == ReservationStatus.HELD
                                || other.getStatus() == ReservationStatus.SOLD)
                        .noneMatch(other -> other.getSeats().stream().anyMatch(wanted::contains));
        // The subject's state is the last of the command, and a tombstone if there is no such reservation.
        put(
                id,
                free
                        ? StateFixture.reservation(EVENT, id, ReservationStatus.HELD, wanted.toArray(String[]::new))
                        : null,
                command,
                false,
                states,
                written);
    }

    private static void put(
            String id,
            @Nullable Reservation state,
            long command,
            boolean more,
            Map<String, Reservation> states,
            List<Written> written) {
        if (state == null) {
            states.remove(id);
        } else {
            states.put(id, state);
        }
        written.add(new Written(id, state, command, more));
    }

    private static Reservation with(Reservation state, ReservationStatus status) {
        return Reservation.newBuilder(state).setStatus(status).build();
    }

    /** Leaves out some of what a later state of the same reservation follows. */
    private static List<Written> compacted(List<Written> history, Random random) {
        var last = new HashMap<String, Long>();
        history.forEach(state -> last.put(state.reservation(), state.cause()));
        return history.stream()
                .filter(state -> last.getOrDefault(state.reservation(), 0L) == state.cause() || random.nextInt(3) == 0)
                .toList();
    }

    private static Map<String, String> expected(List<Written> history) {
        var last = new HashMap<String, Optional<Reservation>>();
        history.forEach(state -> last.put(state.reservation(), Optional.ofNullable(state.state())));
        var seats = new TreeMap<String, String>();
        last.values().stream()
                .flatMap(Optional::stream)
                .filter(state ->
                        state.getStatus() == ReservationStatus.HELD || state.getStatus() == ReservationStatus.SOLD)
                .forEach(state -> state.getSeats()
                        .forEach(seat -> seats.put(seat, state.getStatus() + " " + state.getReservation())));
        return seats;
    }

    /** What a view shows in the end. */
    private record View(Map<String, String> seats, int held, int sold, Optional<LogPosition> shown) {}

    private View view(List<Written> written) {
        KeyValueStore<byte[], byte[]> store = store();
        TailStates<?> tail = process(store, written);
        var index = new SeatIndex(store);
        var seats = new TreeMap<String, String>();
        index.taken(EVENT).forEach((seat, entry) -> seats.put(seat, entry.standing() + " " + entry.reservation()));
        SeatCounts tally = index.tally(EVENT);
        return new View(seats, tally.held(), tally.sold(), tail.viewed(0));
    }

    private static KeyValueStore<byte[], byte[]> store() {
        KeyValueStore<byte[], byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(ViewTopology.STATE), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return store;
    }

    private TailStates<?> process(KeyValueStore<byte[], byte[]> store, List<Written> written) {
        var context = new MockProcessorContext<Void, Void>();
        context.addStateStore(store);
        var tail = new TailStates<SpecificRecord>(1);
        var processor = new StateProcessor(new StateProcessor.Shared(
                new StateCodec(Schemas.carried()),
                new ReadEvents(1),
                tail,
                _ -> {},
                new AtomicBoolean(),
                Duration.ZERO,
                Optional.empty()));
        processor.init(context);
        for (int offset = 0; offset < written.size(); offset++) {
            context.setRecordMetadata("state", 0, offset);
            processor.process(record(written.get(offset)));
        }
        return tail;
    }

    private Record<byte[], byte[]> record(Written written) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, RecordHeaders.CAUSE, "0:" + written.cause());
        if (written.more()) {
            RecordHeaders.add(headers, RecordHeaders.MORE, "");
        }
        Reservation state = written.state();
        return new Record<>(
                StateKeys.reservation(EVENT, written.reservation()).getBytes(StandardCharsets.UTF_8),
                state == null ? null : serde.encode(new State(state)),
                0,
                headers);
    }
}
