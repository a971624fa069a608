package io.holdfast.hold.audit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.hold.audit.verify.Verification;
import io.holdfast.hold.seat.Decision;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.PlacesRefusalReason;
import io.holdfast.schemas.fact.PlacesRefused;
import io.holdfast.schemas.fact.RefusalReason;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.fact.SeatEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every version's golden log, decided again by this build. A rule that decides an old command differently shows here, with the decision's place.
 * Then either the rule is wrong, or it belongs to a new version of the rules (decision 23). A golden log is never changed once its version is out.
 */
class GoldenLogTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** The newest: it must say everything that this build can say. */
    private static final String NEWEST = "v3";

    static Stream<String> versions() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void this_build_decides_as_the_version_did(String version, @TempDir Path scratch) throws IOException {
        GoldenLog golden = GoldenLog.read(FOLDER.resolve(version));

        Findings findings = verify(golden, scratch);

        assertThat(Arrays.stream(Promise.values()).flatMap(promise -> findings.violations(promise).stream()))
                .isEmpty();
        long equal = findings.checked(Promise.P9).getOrDefault("records equal byte for byte", 0L);
        long equalByContent =
                findings.notes().getOrDefault("records of an earlier schema, equal to what that schema can say", 0L);
        assertThat(equal + equalByContent)
                .isEqualTo(golden.log().records(Topics.SEAT_EVENTS).size()
                        + golden.log().records(Topics.PAYMENT_REQUESTS).size());
    }

    @Test
    void a_decision_that_differs_is_seen(@TempDir Path scratch) throws IOException {
        GoldenLog golden = GoldenLog.read(FOLDER.resolve(NEWEST));
        byte[] another = golden.log().records(Topics.SEAT_EVENTS).getFirst().value();
        golden.log().change(Topics.SEAT_EVENTS, 3, another);

        assertThat(verify(golden, scratch).broken(Promise.P9)).isPositive();
    }

    @Test
    void the_newest_says_everything_that_can_be_said() throws IOException {
        GoldenLog golden = GoldenLog.read(FOLDER.resolve(NEWEST));
        var serde = AuditSerdes.from(golden.schemas()).hold().facts();
        List<Object> facts = golden.log().records(Topics.SEAT_EVENTS).stream()
                .map(record -> serde.decode(record.value()).getFact())
                .toList();

        assertThat(facts)
                .extracting(fact -> ((SpecificRecord) fact).getSchema().getName())
                .containsAll(SeatEvent.getClassSchema().getField("fact").schema().getTypes().stream()
                        .map(Schema::getName)
                        .toList());
        assertThat(facts)
                .filteredOn(CommandRefused.class::isInstance)
                .extracting(fact -> ((CommandRefused) fact).getReason())
                .containsAll(Arrays.stream(RefusalReason.values())
                        .filter(reason -> reason != RefusalReason.OTHER && reason != RefusalReason.TOO_SCATTERED)
                        .toList());
        assertThat(facts)
                .filteredOn(PlacesRefused.class::isInstance)
                .extracting(fact -> ((PlacesRefused) fact).getReason())
                .containsAll(Arrays.stream(PlacesRefusalReason.values())
                        .filter(reason -> reason != PlacesRefusalReason.OTHER)
                        .toList());
        assertThat(facts)
                .filteredOn(HoldRejected.class::isInstance)
                .extracting(fact -> ((HoldRejected) fact).getReason())
                .containsAll(Arrays.stream(RejectionReason.values())
                        .filter(reason -> reason != RejectionReason.OTHER)
                        .toList());
        assertThat(golden.log().records(Topics.SEAT_COMMANDS_DEAD_LETTERS)).hasSize(2);
    }

    /** Writes the newest anew, as long as its version is not out. */
    @Test
    @EnabledIfSystemProperty(named = "holdfast.golden.write", matches = "true")
    void write(@TempDir Path folder) throws IOException {
        try (var live = new LiveLog(folder, GoldenLog.writing())) {
            new GoldenStory(live).tell();
            new RegionsGoldenStory(live).tell();
            new TakeOverGoldenStory(live).tell();
            new CallersGoldenStory(live).tell();
            GoldenLog.write(live.log, FOLDER.resolve(NEWEST));
        }
    }

    private static Findings verify(GoldenLog golden, Path scratch) {
        try (ByteStores stores = ByteStores.in(scratch)) {
            var settings = new Verification.Settings(Decision::of, Duration.ofDays(365), 10, stores);
            return Verification.run(golden.log(), AuditSerdes.from(golden.schemas()), settings, new Progress())
                    .findings();
        }
    }
}
