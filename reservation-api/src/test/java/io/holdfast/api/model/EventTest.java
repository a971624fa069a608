package io.holdfast.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.schemas.LogPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    @ParameterizedTest
    @ValueSource(strings = {"A-1-1", "A-2-10", "B-1-3"})
    void seats_of_the_plan_are_known(String seat) {
        assertThat(States.open().unknown(List.of(seat))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A-0-1",
                "A-1-0",
                "A-3-1",
                "A-1-11",
                "B-2-1",
                "C-1-1",
                "a-1-1",
                "A-01-1",
                "A-1-01",
                "A-1",
                "A-1-1-1",
                "A--1-1",
                "A-1-1 ",
                "A-1-9999999",
                "A-1-99999999999999999999"
            })
    void everything_else_is_unknown(String seat) {
        assertThat(States.open().unknown(List.of(seat)))
                .containsExactly(new UnavailableSeat(seat, UnavailableSeat.UNKNOWN_SEAT));
    }

    @Test
    void a_seat_without_a_record_is_available() {
        assertThat(SeatMap.of(States.open(), Optional.of("B"), Map.of("B-1-2", SeatStatus.HELD)))
                .containsExactly(
                        Map.entry("B-1-1", SeatStatus.AVAILABLE),
                        Map.entry("B-1-2", SeatStatus.HELD),
                        Map.entry("B-1-3", SeatStatus.AVAILABLE));
    }

    @Test
    void all_sections_have_all_their_seats() {
        assertThat(SeatMap.of(States.open(), Optional.empty(), Map.of()))
                .hasSize(23)
                .containsKeys("A-2-10", "B-1-3");
    }

    @Test
    void a_position_reaches_earlier_ones_of_its_own_partition_only() {
        assertThat(States.at(7).reaches(States.at(7))).isTrue();
        assertThat(States.at(8).reaches(States.at(7))).isTrue();
        assertThat(States.at(6).reaches(States.at(7))).isFalse();
        assertThat(new LogPosition(4, 8).reaches(States.at(7))).isFalse();
    }
}
