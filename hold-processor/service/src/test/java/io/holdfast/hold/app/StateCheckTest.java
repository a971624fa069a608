package io.holdfast.hold.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.schemas.Topics;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateCheckTest {

    private static final Set<String> SET_UP = Set.of("holdfast.seat-commands", Topics.STATE.name());

    @Test
    void a_first_start_is_none_that_lost_its_state() {
        assertThatCode(() -> StateCheck.verify(SET_UP, false, false)).doesNotThrowAnyException();
    }

    @Test
    void state_that_is_there_is_gone_on_from() {
        assertThatCode(() -> StateCheck.verify(SET_UP, true, true)).doesNotThrowAnyException();
    }

    @Test
    void state_that_was_deleted_is_missed_by_the_facts_that_led_to_it() {
        assertThatThrownBy(() -> StateCheck.verify(SET_UP, true, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(Topics.STATE.name(), "deleted", "--fresh");
    }

    @Test
    void state_of_an_earlier_version_is_not_taken_for_ours() {
        assertThatThrownBy(() -> StateCheck.verify(Set.of("holdfast.reservations", Topics.STATE.name()), true, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("holdfast.reservations", "earlier version", "--fresh");
    }
}
