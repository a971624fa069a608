package io.holdfast.hold.audit.copies;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.copies.CopyReplay.Replayed;
import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.replay.Until;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.digest.Sha256;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.regions.Copies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lost region's log, as its copies have it. */
class CopyReplayTest {

    /** An opening and five holds; a digest with the third of them. */
    private static final int COMMANDS = 6;

    @TempDir
    private Path folder;

    private LiveLog us;
    private Mirror mirror;

    @SuppressWarnings("NullAway.Init") // JUnit calls begin before every test.
    CopyReplayTest() {}

    @BeforeEach
    void begin() {
        us = new LiveLog(folder.resolve("us")).openInEu();
        us.hold("cart-1", "A-6-1");
        us.hold("cart-2", "A-7-1");
        us.later(Duration.ofSeconds(11)).hold("cart-3", "A-8-1");
        us.hold("cart-4", "A-9-1");
        us.hold("cart-5", "A-10-1");
        mirror = new Mirror(us);
    }

    @AfterEach
    void end() {
        us.close();
    }

    private <T> T replay(Until until, Function<Replayed, T> question) {
        try (ByteStores stores = ByteStores.in(folder)) {
            return new CopyReplay(mirror.log(), us.serdes, new Progress())
                    .ask(_ -> until, stores, question)
                    .getFirst();
        }
    }

    private static @Nullable String status(Replayed replayed, String reservation) {
        return replayed.replay()
                .state()
                .reservation(new ReservationId(EVENT, reservation))
                .map(found -> found.status().name())
                .orElse(null);
    }

    private void stops(String... words) {
        assertThatThrownBy(() -> replay(Until.END, Replayed::upTo))
                .isInstanceOf(AuditException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void the_state_is_that_of_the_region_up_to_the_last_copy() {
        mirror.all(Topics.SEAT_COMMANDS).facts();

        replay(Until.END, replayed -> {
            assertThat(replayed.upTo()).isEqualTo(COMMANDS - 1);
            assertThat(status(replayed, "cart-5")).isEqualTo("HELD");
            assertThat(replayed.digest().map(DecisionDigest::getOffset)).contains(3L);
            assertThat(replayed.behindDigest()).isEqualTo(2);
            return true;
        });
    }

    @Test
    void what_was_copied_twice_and_in_rewinds_counts_once() {
        mirror.copy(Topics.SEAT_COMMANDS, 0, 4)
                .copy(Topics.SEAT_COMMANDS, 1, 5)
                .all(Topics.SEAT_COMMANDS)
                .facts()
                .facts();

        replay(Until.END, replayed -> {
            assertThat(replayed.upTo()).isEqualTo(COMMANDS - 1);
            assertThat(replayed.digest().map(DecisionDigest::getOffset)).contains(3L);
            assertThat(status(replayed, "cart-1")).isEqualTo("HELD");
            return true;
        });
    }

    @Test
    void a_gap_stops_the_replay_and_is_named() {
        mirror.copy(Topics.SEAT_COMMANDS, 0, 2)
                .copy(Topics.SEAT_COMMANDS, 4, COMMANDS)
                .facts();

        stops("region us", "partition 0", "from offset 2 on", "command 5", "from the beginning");
    }

    @Test
    void a_gap_is_filled_by_copies_made_anew_from_the_beginning() {
        mirror.copy(Topics.SEAT_COMMANDS, 0, 2)
                .copy(Topics.SEAT_COMMANDS, 4, COMMANDS)
                .all(Topics.SEAT_COMMANDS)
                .facts();

        assertThat(replay(Until.END, Replayed::upTo)).isEqualTo(COMMANDS - 1);
    }

    @Test
    void copies_made_anew_that_have_not_come_as_far_as_before_are_a_gap() {
        mirror.copy(Topics.SEAT_COMMANDS, 0, 2)
                .copy(Topics.SEAT_COMMANDS, 4, COMMANDS)
                .copy(Topics.SEAT_COMMANDS, 0, 5)
                .facts();

        stops("from offset 5 on");
    }

    @Test
    void a_copy_that_lacks_the_beginning_has_a_gap() {
        mirror.copy(Topics.SEAT_COMMANDS, 1, COMMANDS).facts();

        stops("from offset 0 on");
    }

    @Test
    void facts_that_were_not_copied_yet_are_derived() {
        mirror.all(Topics.SEAT_COMMANDS).copy(Topics.SEAT_EVENTS, 0, 2).all(Topics.DECISION_DIGESTS);

        Optional<Long> sealed = replay(Until.END, replayed -> replayed.digest().map(DecisionDigest::getOffset));

        assertThat(sealed).contains(3L);
    }

    @Test
    void a_digest_that_differs_stops_the_replay() {
        mirror.all(Topics.SEAT_COMMANDS).facts();
        var serde = us.serdes.hold().digests();
        var copied = Copies.of(Mirror.US, Topics.DECISION_DIGESTS);
        DecisionDigest digest =
                serde.decode(mirror.copies.records(copied).getFirst().value());
        digest.put("value", new Sha256(new byte[32]));
        mirror.copies.change(copied, 0, serde.encode(digest));

        stops("differs", "0:3", "command none");
    }

    @Test
    void a_command_that_was_changed_on_its_way_stops_the_replay() {
        mirror.all(Topics.SEAT_COMMANDS).all(Topics.DECISION_DIGESTS);
        var copied = Copies.of(Mirror.US, Topics.SEAT_COMMANDS);
        mirror.copies.change(copied, 2, mirror.copies.records(copied).get(3).value());

        stops("differs", "0:3");
    }

    @Test
    void a_fact_that_this_build_does_not_derive_stops_the_replay() {
        mirror.all(Topics.SEAT_COMMANDS).facts();
        var serde = us.serdes.hold().facts();
        var copied = Copies.of(Mirror.US, Topics.SEAT_EVENTS);
        var fact = serde.decode(mirror.copies.records(copied).getLast().value());
        ((SeatsHeld) fact.getFact()).put("expiresAt", us.now());
        mirror.copies.change(copied, mirror.copies.records(copied).size() - 1, serde.encode(fact));

        stops("decided otherwise", "0:5");
    }

    @Test
    void a_replay_ends_where_it_is_told_to() {
        mirror.all(Topics.SEAT_COMMANDS).facts();

        replay(Until.offset(2), replayed -> {
            assertThat(replayed.upTo()).isEqualTo(2);
            assertThat(status(replayed, "cart-3")).isNull();
            return true;
        });
    }

    @Test
    void nothing_was_copied_of_a_region_without_commands() {
        assertThat(mirror.log().cut().partitions()).isEmpty();
    }
}
