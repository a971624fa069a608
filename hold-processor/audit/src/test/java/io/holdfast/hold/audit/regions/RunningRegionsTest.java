package io.holdfast.hold.audit.regions;

import static io.holdfast.hold.audit.LiveLog.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.TwoRegionLogs;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Span;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.view.Share;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two logs that go on while they are read, one after the other: what happened between the two cuts is no fault. */
class RunningRegionsTest extends TwoRegionLogs {

    @BeforeEach
    void begin() {
        eu.openInEu(new Share("us", rows(10, 10)));
        carry(eu, "eu", us, "us");
    }

    /** A log as it is now, whatever comes to it later. */
    private static Log asItIs(Log log) {
        Cut cut = log.cut();
        return new Log() {
            @Override
            public Cut cut() {
                return cut;
            }

            @Override
            public Lane read(Topic topic, int partition, Span span) {
                return log.read(topic, partition, span);
            }

            @Override
            public void close() {}
        };
    }

    private Findings compare(Log euBefore, Log usThen) {
        RegionReading there = RegionReading.of(new RegionLog("us", usThen, us.serdes));
        RegionReading here = RegionReading.of(new RegionLog("eu", euBefore, eu.serdes), eu.log, there);
        var findings = new Findings(10);
        TransferComparison.of(List.of(here, there), false, findings);
        return findings;
    }

    @Test
    void places_that_went_over_between_the_cuts_are_no_receipt_without_a_cession() {
        Log euBefore = asItIs(eu.log);
        eu.cede("t", "us", 9, 9);
        carry(eu, "eu", us, "us");

        Findings findings = compare(euBefore, us.log);

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.checked(Promise.P14)).containsEntry("receipts that name their cession", 2L);
    }

    @Test
    void places_that_came_back_behind_the_second_cut_are_not_asked_for() {
        Log euBefore = asItIs(eu.log);
        Log usThen = asItIs(us.log);
        us.cede("back", "eu", 10, 10);
        carry(us, "us", eu, "eu");
        eu.cede("again", "us", 10, 10);

        Findings findings = compare(euBefore, usThen);

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.open()).isEmpty();
    }

    @Test
    void an_event_that_was_opened_and_adopted_between_the_cuts_is_known() {
        eu.close();
        us.close();
        eu = new LiveLog(folder.resolve("eu2"));
        us = new LiveLog(folder.resolve("us2"));
        Log euBefore = asItIs(eu.log);
        eu.openInEu();
        carry(eu, "eu", us, "us");

        assertThat(compare(euBefore, us.log).violations()).isEmpty();
    }
}
