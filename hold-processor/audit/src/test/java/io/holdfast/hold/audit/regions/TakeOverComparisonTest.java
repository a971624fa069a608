package io.holdfast.hold.audit.regions;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static io.holdfast.hold.audit.LiveLog.rows;
import static io.holdfast.hold.audit.regions.ForgedFacts.again;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LostRegion;
import io.holdfast.hold.audit.TwoRegionLogs;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.Settlement;
import io.holdfast.schemas.view.Share;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the logs of a lost region and of the one that goes on must not say together, though each by itself may: each is found. */
class TakeOverComparisonTest extends TwoRegionLogs {

    private static final LostRegion US = new LostRegion(EVENT, "EUR");
    private static final long SEAT = 4_500;

    private long upTo;

    /** us has the last row, a hold, a sale that is paid for, and a hold that was given back. The rest of its log was not copied. */
    @BeforeEach
    void begin() {
        eu.openInEu(new Share("us", rows(10, 10)));
        carry(eu, "eu", us, "us");
        us.hold("us~held", "A-10-1");
        us.hold("us~released", "A-10-3");
        us.send(new ReleaseSeats(EVENT, "us~released"));
        us.hold("us~sold", "A-10-2");
        us.checkout("us~sold", 1);
        upTo = us.payment("us~sold", 1, PaymentOutcome.AUTHORIZED);
    }

    private void takeOver(Reservation... more) {
        eu.send(US.takeOver(upTo));
        eu.send(US.adopt(US.held("us~held", us.now(), SEAT, "A-10-1")));
        eu.send(US.adopt(US.released("us~released", us.now(), SEAT, "A-10-3")));
        eu.send(US.adopt(US.sold("us~sold", us.now(), Settlement.AUTHORIZED, SEAT, "A-10-2")));
        for (Reservation one : more) {
            eu.send(US.adopt(one));
        }
    }

    private void adoptPlaces() {
        eu.send(US.adoptPlaces());
    }

    private Findings compare() {
        var findings = new Findings(10);
        try (ByteStores stores = ByteStores.inMemory()) {
            TakeOverComparison.of(logs(), stores, findings);
        }
        return findings;
    }

    private void found(Promise promise, String what) {
        Findings findings = compare();

        assertThat(findings.violations(promise))
                .as("%s", findings.violations())
                .anySatisfy(violation -> assertThat(violation.what()).contains(what));
    }

    @Test
    void what_was_lost_is_listed_and_is_no_fault() {
        us.hold("us~tail", "A-10-4");
        us.pay("us~honoured", "A-10-5");
        us.pay("us~refunded", "A-10-6");
        us.cede("back", "eu", 10, 10);
        takeOver(US.sold("us~honoured", us.now(), Settlement.AUTHORIZED, SEAT, "A-10-5"));
        eu.payment("us~refunded", 1, PaymentOutcome.AUTHORIZED);
        adoptPlaces();
        eu.hold("us~tail", "A-10-7");
        carry(eu, "eu", us, "us");

        Findings findings = compare();

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.open())
                .containsEntry("holds that were lost with their region", 2L)
                .containsEntry("sales that only the provider knew of", 1L)
                .containsEntry("sales behind the last known command that are honoured", 1L)
                .containsEntry("sales behind the last known command that are given back", 1L)
                .containsEntry("identities that were lost with their region and asked for anew", 1L);
        assertThat(findings.checked(Promise.P3))
                .containsEntry("adopted reservations compared with the lost region", 4L);
    }

    @Test
    void without_a_take_over_nothing_is_said() {
        assertThat(compare().checked(Promise.P3)).isEmpty();
        assertThat(compare().open()).isEmpty();
    }

    @Test
    void a_zombie_that_sells_is_convicted_once_the_places_are_adopted() {
        takeOver();
        us.pay("us~zombie", "A-10-5");
        assertThat(compare().violations()).isEmpty();
        assertThat(compare().open()).containsEntry("sales of a region that is being taken over", 1L);

        adoptPlaces();

        found(Promise.P14, "us~zombie was sold in us after eu had taken it over");
    }

    @Test
    void a_sale_that_was_lost_and_whose_money_the_provider_let_go_is_no_fault() {
        us.pay("us~unpaid", "A-10-4");
        takeOver();
        eu.ledger("us~unpaid", 1, PaymentState.CAPTURE_FAILED, SEAT);
        adoptPlaces();

        Findings findings = compare();

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.open()).containsEntry("sales behind the last known command that nobody paid for", 1L);
    }

    @Test
    void a_sale_that_was_lost_and_whose_money_the_provider_has() {
        us.pay("us~paid", "A-10-4");
        takeOver();
        eu.ledger("us~paid", 1, PaymentState.CAPTURED, SEAT);
        adoptPlaces();

        found(Promise.P14, "us~paid was sold in us after eu had taken it over");
    }

    @Test
    void a_reservation_that_the_lost_region_had_and_nobody_adopted() {
        us.hold("us~forgotten", "A-10-4");
        upTo++;
        takeOver();
        adoptPlaces();

        found(Promise.P3, "us~forgotten was HELD in us when it was taken over, and was not adopted");
    }

    @Test
    void a_reservation_that_was_adopted_otherwise_than_it_stood() {
        us.checkout("us~held", 1);
        upTo++;
        takeOver();
        adoptPlaces();

        found(
                Promise.P3,
                "us~held was adopted as HELD of [A-10-1], attempt 0, and was PAYING of [A-10-1], attempt 1 in us");
    }

    @Test
    void a_reservation_that_was_adopted_for_another_customer() {
        us.hold("us~hers", "A-10-4");
        upTo++;
        takeOver(Reservation.newBuilder(US.held("us~hers", us.now(), SEAT, "A-10-4"))
                .setCustomer("eve")
                .build());
        adoptPlaces();

        found(
                Promise.P3,
                "us~hers was adopted as HELD of [A-10-4], attempt 0, for eve, and was HELD of [A-10-4], attempt 0 in us");
    }

    @Test
    void a_hold_that_nobody_made() {
        takeOver(US.held("us~made-up", us.now(), SEAT, "A-10-4"));
        adoptPlaces();

        found(Promise.P3, "us~made-up was adopted as HELD of [A-10-4], attempt 0, and was not known in us");
    }

    @Test
    void an_identity_that_the_lost_region_knew_and_that_begins_anew() {
        eu.send(US.takeOver(upTo));
        eu.send(US.adoptPlaces());
        eu.hold("us~held", "A-10-1");

        found(Promise.P3, "us~held was decided in us and in eu");
    }

    /** us has row 9 for a while. A hold there is the last command that was copied; that it ended, and row 9 came back, is known by the fact alone. */
    private void rowNineComesBackBeforeItsCommand() {
        eu.cede("there", "us", 9, 9);
        carry(eu, "eu", us, "us");
        upTo = us.hold("us~early", "A-9-1");
        us.send(new ReleaseSeats(EVENT, "us~early"));
        us.cede("again", "eu", 9, 9);
        carry(us, "us", eu, "eu");
    }

    @Test
    void places_that_arrived_before_their_command_was_copied_are_no_fault() {
        rowNineComesBackBeforeItsCommand();
        takeOver(US.held("us~early", us.now(), SEAT, "A-9-1"));
        adoptPlaces();

        Findings findings = compare();

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.open())
                .containsEntry("transfers that arrived before their command", 1L)
                .containsEntry("holds that had ended before their places arrived", 1L);
    }

    @Test
    void places_of_a_lost_region_that_arrived_after_it_was_taken_over() {
        rowNineComesBackBeforeItsCommand();
        takeOver();
        again(eu, PlacesReceived.class, 0);

        found(Promise.P14, "arrived in eu after it had taken us over");
    }

    @Test
    void two_regions_that_took_over_each_other() {
        eu.send(US.takeOver(upTo));
        us.send(new io.holdfast.schemas.command.TakeOverRegion(
                EVENT, "eu", 0, 1L, US.takeOver(1).getDigest()));

        found(Promise.P14, "eu and us have each taken over the other's part");
    }
}
