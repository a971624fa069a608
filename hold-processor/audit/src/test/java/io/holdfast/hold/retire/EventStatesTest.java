package io.holdfast.hold.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.EventStatus;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.Ownership;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.State;
import io.holdfast.schemas.view.TakenOver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The copy of eu's states, as it is read for us. */
class EventStatesTest {

    private static final Instant AT = Instant.parse("2026-11-28T02:00:00Z");

    private final AvroSerde<State> serde = new AvroSerde<>(Topics.STATE, State.class, Schemas.carried());
    private final EventStates states = new EventStates(serde, "us");

    private static TakenOver us(boolean placesAdopted) {
        return new TakenOver("us", "eu", 3, 41L, placesAdopted);
    }

    private void see(String id, long offset, TakenOver... takenOver) {
        var event = new Event(
                id,
                "Night of Strings",
                "EUR",
                List.of(new Section("A", 10, 20, 4_500L)),
                EventStatus.OPEN,
                new Cause(0, 0L, AT, null, null),
                2,
                new Home("us", List.of("eu"), List.of()),
                new Ownership("eu", List.of(), 0L, List.of(), List.of(), List.of(takenOver)),
                null,
                0);
        var record = new ConsumerRecord<>(
                "eu.hold-processor-state-changelog",
                3,
                1_000 + offset,
                StateKeys.event(id).getBytes(StandardCharsets.UTF_8),
                serde.encode(new State(event)));
        RecordHeaders.add(record.headers(), RecordHeaders.ORIGIN, "eu/3/" + offset);
        states.see(record);
    }

    @Test
    void a_take_over_says_which_command_of_the_lost_region_is_the_first_that_does_not_count() {
        see("ev-1", 1);
        see("ev-2", 2, new TakenOver("ap", "eu", 3, 7L, false));
        see("ev-3", 3, us(true));
        see("ev-4", 4, new TakenOver("us", "eu", 3, -1L, true));

        assertThat(states.takenOver()).isEqualTo(Map.of("ev-3", new LogPosition(3, 42), "ev-4", new LogPosition(3, 0)));
    }

    @Test
    void one_whose_places_were_not_adopted_has_not_ended() {
        see("ev-1", 1, us(false));
        see("ev-2", 2, us(true));
        assertThat(states.unfinished()).containsExactly("ev-1");

        see("ev-1", 3, us(true));
        see("ev-1", 1, us(false));

        assertThat(states.unfinished()).isEmpty();
    }

    @Test
    void how_far_it_was_read_is_told_by_the_positions_of_the_originals() {
        assertThat(states.hasReached(Map.of())).isTrue();
        see("ev-1", 5);

        assertThat(states.hasReached(Map.of(3, 5L))).isTrue();
        assertThat(states.hasReached(Map.of(3, 6L))).isFalse();
        assertThat(states.hasReached(Map.of(2, 0L))).isFalse();
    }
}
