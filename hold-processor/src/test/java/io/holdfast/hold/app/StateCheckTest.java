package io.holdfast.hold.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StateCheckTest {

    private static final String COMMANDS = "holdfast.seat-commands";

    @Test
    void a_first_start_is_none_that_lost_its_state() {
        assertThatCode(() -> StateCheck.verify(Set.of(COMMANDS), false)).doesNotThrowAnyException();
    }

    @Test
    void state_that_is_there_is_gone_on_from() {
        assertThatCode(() -> StateCheck.verify(
                        Set.of(COMMANDS, "hold-processor-state-changelog", "hold-processor-clock-store-changelog"),
                        true))
                .doesNotThrowAnyException();
    }

    @Test
    void state_of_a_version_that_kept_it_in_four_stores_is_not_taken_for_none() {
        // The group's offsets are kept for a week: whoever was away for longer has none.
        assertThatThrownBy(() -> StateCheck.verify(
                        Set.of(
                                COMMANDS,
                                "hold-processor-event-store-changelog",
                                "hold-processor-reservation-store-changelog",
                                "hold-processor-seat-store-changelog",
                                "hold-processor-deadline-store-changelog",
                                "hold-processor-clock-store-changelog"),
                        false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("hold-processor-state-changelog", "earlier version", "--fresh");
    }

    @Test
    void state_that_was_deleted_is_missed_by_the_offsets_that_were_committed_with_it() {
        assertThatThrownBy(() -> StateCheck.verify(Set.of(COMMANDS), true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("deleted");
    }

    @Test
    void changelogs_of_others_say_nothing() {
        assertThatCode(() -> StateCheck.verify(Set.of(COMMANDS, "another-hold-processor-x-changelog"), false))
                .doesNotThrowAnyException();
    }
}
