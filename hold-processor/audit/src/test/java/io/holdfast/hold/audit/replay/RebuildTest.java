package io.holdfast.hold.audit.replay;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static io.holdfast.hold.audit.LiveLog.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.LogFixture;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.command.ReleaseSeats;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who held A-1-12, and when? */
class RebuildTest extends LogFixture {

    @BeforeEach
    void story() {
        live.open();
        live.later(Duration.ofMinutes(1)).hold("cart-91", "A-1-12");
        live.later(Duration.ofMinutes(1)).send(new ReleaseSeats(EVENT, "cart-91"));
        live.later(Duration.ofMinutes(1)).hold("cart-92", "A-1-12");
        live.later(Duration.ofMinutes(10)).sell("cart-93", "A-2-1");
    }

    private String holder(Until until, Instant at) {
        return new Rebuild(live.log, live.serdes, new Progress())
                .ask(
                        live.log.cut().partitions(),
                        until,
                        folder,
                        rebuilt -> new Moment(rebuilt.replay().state(), at).seat(EVENT, "A-1-12"))
                .getFirst();
    }

    private String holderAt(Duration after) {
        Instant at = START.plus(after);
        return holder(Until.at(at.toEpochMilli()), at);
    }

    @Test
    void a_seat_belongs_to_the_reservation_that_had_it_at_that_time() {
        assertThat(holderAt(Duration.ofMinutes(-1))).contains("no event yet");
        assertThat(holderAt(Duration.ofSeconds(59))).endsWith("available");
        assertThat(holderAt(Duration.ofMinutes(1))).contains("cart-91 HELD").contains("decided by command 0:1");
        assertThat(holderAt(Duration.ofMinutes(2))).endsWith("available");
        assertThat(holderAt(Duration.ofMinutes(3))).contains("cart-92 HELD").contains("until 2026-11-22T19:38:00Z");
        assertThat(holderAt(Duration.ofMinutes(9))).contains("cart-92 HELD").contains("over since");
    }

    @Test
    void an_offset_is_as_good_as_a_time() {
        assertThat(holder(Until.offset(1), START)).contains("cart-91 HELD");
        assertThat(holder(Until.offset(2), START)).endsWith("available");
    }

    @Test
    void a_reservation_tells_where_it_stood() {
        String sold = new Rebuild(live.log, live.serdes, new Progress())
                .ask(
                        live.log.cut().partitions(),
                        Until.END,
                        folder,
                        rebuilt -> new Moment(rebuilt.replay().state(), live.now())
                                .reservation(new ReservationId(EVENT, "cart-93")))
                .getFirst();

        assertThat(sold).contains("cart-93 SOLD, version 4").contains("CAPTURED");
    }

    @Test
    void the_same_commands_come_to_the_same_state_byte_for_byte(@TempDir Path other) {
        StateCensus one = census(live);
        try (var again = new LiveLog(other)) {
            again.open();
            again.later(Duration.ofMinutes(1)).hold("cart-91", "A-1-12");
            again.later(Duration.ofMinutes(1)).send(new ReleaseSeats(EVENT, "cart-91"));
            again.later(Duration.ofMinutes(1)).hold("cart-92", "A-1-12");
            again.later(Duration.ofMinutes(10)).sell("cart-93", "A-2-1");
            assertThat(census(again)).isEqualTo(one);

            again.hold("cart-94", "A-3-1");
            assertThat(census(again).sha256()).isNotEqualTo(one.sha256());
        }
        assertThat(one.reservations()).containsEntry("SOLD", 1L).containsEntry("RELEASED", 1L);
    }

    private StateCensus census(LiveLog of) {
        return new Rebuild(of.log, of.serdes, new Progress())
                .ask(of.log.cut().partitions(), Until.END, folder, StateCensus::of)
                .getFirst();
    }
}
