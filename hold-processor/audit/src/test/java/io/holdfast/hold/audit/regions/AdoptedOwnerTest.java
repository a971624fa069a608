package io.holdfast.hold.audit.regions;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static io.holdfast.hold.audit.LiveLog.home;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.TwoRegionLogs;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.view.Caller;
import io.holdfast.schemas.view.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose an event is, by the logs of two regions: the tenant's in both with which the one opened it. */
class AdoptedOwnerTest extends TwoRegionLogs {

    private static final Caller ACME = new Caller("acme", "box-office", null, false, List.of());
    private static final int PER_CUSTOMER = 4;

    @BeforeEach
    void acme_opens_an_event_in_eu() {
        eu.open(ACME, PER_CUSTOMER, home());
    }

    /** Somebody else than the courier adopts the event, so that the log of us by itself is as it must be. */
    private void adoptInUs(int rules, @Nullable String tenant, int perCustomer) {
        us.send(new AdoptEvent(
                EVENT,
                "Night of Strings",
                "EUR",
                List.of(new Section("A", 10, 20, 4_500L)),
                rules,
                home(),
                "us",
                tenant,
                perCustomer));
    }

    private Findings compare() {
        var findings = new Findings(10);
        TransferComparison.of(logs().stream().map(RegionReading::of).toList(), true, findings);
        return findings;
    }

    private void found(String what) {
        Findings findings = compare();

        assertThat(findings.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.promise()).isEqualTo(Promise.P12);
            assertThat(violation.what()).contains(what);
            assertThat(violation.records()).hasSize(2);
        });
    }

    @Test
    void an_event_that_the_courier_brings_is_theirs_who_opened_it() {
        carry(eu, "eu", us, "us");

        Findings findings = compare();

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.checked(Promise.P12)).containsEntry("adopted events compared with their opening", 1L);
    }

    @Test
    void an_event_that_is_another_tenants_in_the_other_region() {
        adoptInUs(3, "other", PER_CUSTOMER);

        found("was opened in eu as acme's, with 4 places for each customer, and is other's, with 4 places");
    }

    @Test
    void an_event_that_is_everybodys_in_the_other_region() {
        adoptInUs(3, null, PER_CUSTOMER);

        found("and is everybody's, with 4 places");
    }

    @Test
    void an_event_with_another_limit_in_the_other_region() {
        adoptInUs(3, "acme", 0);

        found("and is acme's in us");
    }

    @Test
    void an_event_that_knows_no_callers_in_the_other_region() {
        adoptInUs(2, null, 0);

        found("and is of rules that know no callers in us");
    }

    @Test
    void events_of_rules_that_know_no_callers_are_not_counted() {
        eu.close();
        eu = new LiveLog(folder.resolve("old")).openInEu();
        carry(eu, "eu", us, "us");

        assertThat(compare().checked(Promise.P12)).isEmpty();
        assertThat(compare().violations()).isEmpty();
    }
}
