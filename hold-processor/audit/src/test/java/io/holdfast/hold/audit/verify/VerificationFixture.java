package io.holdfast.hold.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.Forgeries;
import io.holdfast.hold.audit.LogFixture;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Rules;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A log, and its audit. */
abstract class VerificationFixture extends LogFixture {

    protected Forgeries forge;

    @SuppressWarnings("NullAway.Init") // JUnit calls begin before every test.
    VerificationFixture() {}

    @BeforeEach
    void begin() {
        forge = new Forgeries(live);
    }

    protected Findings verify() {
        return verify(Duration.ofHours(24));
    }

    protected Findings verify(Duration patience) {
        return verify(patience, Decision::of);
    }

    /** As if these rules had decided. */
    protected Findings verify(Duration patience, Rules rules) {
        try (ByteStores stores = ByteStores.in(folder.resolve("scratch"))) {
            var settings = new Verification.Settings(rules, patience, 10, stores);
            return Verification.run(live.log, live.serdes, settings, new Progress())
                    .findings();
        }
    }

    /** Exactly these promises are broken. */
    protected static Findings broken(Findings findings, Promise... promises) {
        assertThat(Arrays.stream(Promise.values()).filter(promise -> findings.broken(promise) > 0))
                .as(
                        "%s",
                        Arrays.stream(Promise.values())
                                .map(findings::violations)
                                .toList())
                .containsExactly(promises);
        return findings;
    }

    /** What is said of the first violation of a promise. */
    protected static String what(Findings findings, Promise promise) {
        return findings.violations(promise).getFirst().what();
    }

    /** The change breaks P9 in any case: the fact does not follow. Here it is about what else is seen. */
    protected void seen(Promise promise, String what) {
        Findings findings = verify();

        assertThat(findings.violations(promise))
                .as("%s", findings.violations())
                .anySatisfy(violation -> assertThat(violation.what()).contains(what));
    }

    /** The records that show the only violation of a promise, as {@code topic offset}. */
    protected static List<String> records(Findings findings, Promise promise) {
        assertThat(findings.violations(promise)).as("%s", promise).hasSize(1);
        return findings.violations(promise).getFirst().records().stream()
                .map(record -> record.topic().replace("holdfast.", "") + " " + record.offset())
                .toList();
    }
}
