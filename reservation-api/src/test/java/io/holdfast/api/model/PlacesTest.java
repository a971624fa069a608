package io.holdfast.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.limits.SeatId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static final List<Section> PLAN = List.of(new Section("A", 3, 4, 0), new Section("B", 2, 3, 0));

    @ParameterizedTest
    @CsvSource({
        "A, A-1-1..A-3-4",
        "B-2, B-2-1..B-2-3",
        "B-2-3, B-2-3",
        "A-1-3..A-2-1, A-1-3..A-2-1",
        "A-1-1..A-1-1, A-1-1"
    })
    void a_section_a_row_a_seat_and_a_range_are_places(String name, String range) {
        assertThat(PlaceName.problem(name)).isEmpty();
        assertThat(PlaceName.in(PLAN, name).map(SeatRange::toString)).contains(range);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "A-4", "A-1-5", "B-1-1..B-2-4"})
    void places_that_a_plan_lacks_are_none_of_its(String name) {
        assertThat(PlaceName.problem(name)).isEmpty();
        assertThat(PlaceName.in(PLAN, name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "A-",
                "A-0",
                "A-1-2-3",
                "A-1..A-2",
                "A-1-2..A-1-1",
                "A-1-1..B-1-1",
                "A b",
                "..",
                "A-1-1.."
            })
    void what_names_no_places_in_any_plan_is_refused(String name) {
        assertThat(PlaceName.problem(name)).isPresent();
    }

    @Property
    void places_have_the_seats_of_their_ranges_and_no_other(@ForAll long seed) {
        var random = new Random(seed);
        Set<String> chosen = new HashSet<>(seats());
        chosen.removeIf(_ -> random.nextBoolean());
        Places places = Places.of(
                PLAN,
                chosen.stream()
                        .map(PlacesTest::seat)
                        .map(seat -> new SeatRange(seat, seat))
                        .toList());

        assertThat(places.seats()).isEqualTo(chosen.size());
        for (String seat : seats()) {
            assertThat(places.has(seat(seat))).as(seat).isEqualTo(chosen.contains(seat));
        }
        assertThat(places.has(seat("C-1-1"))).isFalse();
        assertThat(Places.of(PLAN, places.ranges())).isEqualTo(places);
    }

    @Test
    void neighbours_become_one_range_also_from_row_to_row() {
        Places places = Places.of(PLAN, ranges("A-1-3", "A-1-4", "A-2-1", "B-1-1", "A-2-3"));

        assertThat(places.ranges()).extracting(SeatRange::toString).containsExactly("A-1-3..A-2-1", "A-2-3", "B-1-1");
    }

    @Test
    void sets_meet_in_a_common_seat_only() {
        Places row = Places.of(PLAN, ranges("A-2"));

        assertThat(row.meets(Places.of(PLAN, ranges("A")))).isTrue();
        assertThat(row.meets(Places.of(PLAN, ranges("A-1-1..A-2-1")))).isTrue();
        assertThat(row.meets(Places.of(PLAN, ranges("A-1", "A-3", "B")))).isFalse();
    }

    private static List<String> seats() {
        var seats = new ArrayList<String>();
        for (Section section : PLAN) {
            for (int row = 1; row <= section.rows(); row++) {
                for (int number = 1; number <= section.seatsPerRow(); number++) {
                    seats.add(section.seat(row, number));
                }
            }
        }
        return seats;
    }

    private static List<SeatRange> ranges(String... names) {
        return List.of(names).stream()
                .map(name -> PlaceName.in(PLAN, name))
                .flatMap(Optional::stream)
                .toList();
    }

    private static SeatId seat(String id) {
        return SeatId.parse(id).orElseThrow();
    }
}
