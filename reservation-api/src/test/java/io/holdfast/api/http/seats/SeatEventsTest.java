package io.holdfast.api.http.seats;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.seats.SeatChange;
import io.holdfast.api.view.ViewPosition;
import io.holdfast.schemas.LogPosition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeatEventsTest {

    private static SeatChange change(String seat, boolean last) {
        return new SeatChange(new ViewPosition(3, 12), last, seat, SeatStatus.HELD, Optional.of(new LogPosition(3, 7)));
    }

    @Test
    void the_id_stands_on_the_last_change_of_a_command_alone() {
        byte[] events = SeatEvents.changes(List.of(change("A-1-1", false), change("A-1-2", true)));

        assertThat(new String(events, StandardCharsets.UTF_8)).isEqualTo("""
                event: change
                data: {"seat":"A-1-1","status":"HELD","evidence":{"partition":3,"offset":7}}

                event: change
                id: 3:12
                data: {"seat":"A-1-2","status":"HELD","evidence":{"partition":3,"offset":7}}

                """);
    }
}
