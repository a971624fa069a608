package io.holdfast.hold.audit.regions;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static io.holdfast.hold.audit.LiveLog.rows;
import static io.holdfast.hold.audit.regions.ForgedFacts.again;
import static io.holdfast.hold.audit.regions.ForgedFacts.change;
import static io.holdfast.hold.audit.regions.ForgedFacts.lose;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.TwoRegionLogs;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.schemas.fact.EventAdopted;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.Share;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the logs of two regions must not say together, though each by itself may: each is found. */
class TransferComparisonTest extends TwoRegionLogs {

    private static final Share LAST_ROW_FOR_US = new Share("us", rows(10, 10));

    @BeforeEach
    void begin() {
        eu.openInEu(LAST_ROW_FOR_US);
        carry(eu, "eu", us, "us");
    }

    private void carryAll() {
        carry(eu, "eu", us, "us");
        carry(us, "us", eu, "eu");
    }

    private Findings compare(boolean allArrived) {
        var findings = new Findings(10);
        TransferComparison.of(logs().stream().map(RegionReading::of).toList(), allArrived, findings);
        return findings;
    }

    private void found(Promise promise, String what) {
        Findings findings = compare(false);

        assertThat(findings.violations(promise))
                .as("%s", findings.violations())
                .anySatisfy(violation -> assertThat(violation.what()).contains(what));
    }

    @Test
    void transfers_there_and_back_are_one_chain() {
        eu.cede("t", "us", 7, 9);
        carryAll();
        us.hold("us~cart-1", "A-9-1");
        us.cede("back", "eu", 7, 8);
        carryAll();
        eu.cede("again", "us", 8, 8);
        carryAll();

        Findings findings = compare(true);

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.open()).isEmpty();
        assertThat(findings.checked(Promise.P14)).containsEntry("receipts that name their cession", 4L);
        assertThat(findings.checked(Promise.P15)).containsEntry("transfers compared", 4L);
    }

    @Test
    void what_is_in_transit_is_open_and_broken_only_where_nothing_may_be() {
        eu.cede("t", "us", 9, 9);

        assertThat(compare(false).open()).containsEntry("transfers between regions in transit", 1L);
        assertThat(compare(false).violations()).isEmpty();
        assertThat(compare(true).violations(Promise.P15))
                .singleElement()
                .satisfies(violation -> assertThat(violation.what())
                        .contains("transfer 2 of " + EVENT + " from eu never arrived in us"));
    }

    @Test
    void a_receipt_without_a_cession() {
        lose(eu, PlacesCeded.class, 0);

        found(Promise.P14, "us received places of %s that eu never ceded".formatted(EVENT));
    }

    @Test
    void a_receipt_of_other_places_than_were_ceded() {
        change(
                eu,
                PlacesCeded.class,
                0,
                ceded -> PlacesCeded.newBuilder(ceded).setPlaces(rows(9, 9)).build());

        found(Promise.P14, "other places");
    }

    @Test
    void a_receipt_with_another_epoch_or_name_than_its_cession() {
        change(
                eu,
                PlacesCeded.class,
                0,
                ceded -> PlacesCeded.newBuilder(ceded).setEpoch(2L).build());
        found(Promise.P14, "other places");
        change(
                eu,
                PlacesCeded.class,
                0,
                ceded -> PlacesCeded.newBuilder(ceded)
                        .setEpoch(1L)
                        .setTransfer("another")
                        .build());
        found(Promise.P14, "other places");
    }

    @Test
    void a_receipt_that_names_another_record_than_its_cession() {
        change(
                us,
                PlacesReceived.class,
                0,
                received ->
                        PlacesReceived.newBuilder(received).setOriginOffset(77L).build());

        found(Promise.P14, "from another record");
    }

    @Test
    void a_transfer_that_arrived_twice() {
        again(us, PlacesReceived.class, 0);

        found(Promise.P15, "arrived in us twice");
    }

    @Test
    void two_transfers_with_one_number() {
        again(eu, PlacesCeded.class, 0);

        found(Promise.P15, "two transfers of %s from eu to us have number 1".formatted(EVENT));
    }

    @Test
    void a_transfer_that_was_passed_over() {
        eu.cede("t", "us", 9, 9);
        carryAll();
        lose(us, PlacesReceived.class, 0);

        found(Promise.P15, "transfer 1 of %s from eu was passed over in us".formatted(EVENT));
    }

    @Test
    void a_place_that_was_ceded_by_a_region_that_did_not_have_it() {
        eu.cede("t", "us", 9, 9);
        carryAll();
        change(
                eu,
                PlacesCeded.class,
                1,
                ceded -> PlacesCeded.newBuilder(ceded).setPlaces(rows(10, 10)).build());
        change(
                us,
                PlacesReceived.class,
                1,
                received -> PlacesReceived.newBuilder(received)
                        .setPlaces(rows(10, 10))
                        .build());

        found(Promise.P14, "eu ceded A-10-1 of %s at epoch 2, and did not have it".formatted(EVENT));
    }

    @Test
    void a_place_that_was_ceded_before_it_arrived() {
        us.cede("back", "eu", 10, 10);
        carryAll();
        lose(us, PlacesReceived.class, 0);

        found(Promise.P14, "us ceded A-10-1 of %s at epoch 2, and did not have it".formatted(EVENT));
    }

    @Test
    void an_event_that_was_opened_in_two_regions() {
        us.close();
        us = new LiveLog(folder.resolve("another")).openInEu();
        change(
                us,
                EventOpened.class,
                0,
                opened -> EventOpened.newBuilder(opened)
                        .setHome(Home.newBuilder(opened.getHome())
                                .setRegion("us")
                                .build())
                        .build());

        found(Promise.P14, "was opened in eu and in us");
    }

    @Test
    void an_event_that_was_adopted_otherwise_than_it_was_opened() {
        change(
                us,
                EventAdopted.class,
                0,
                adopted -> EventAdopted.newBuilder(adopted)
                        .setName("Another night")
                        .build());

        found(Promise.P14, "is sold in us otherwise than it was opened");
    }

    @Test
    void a_log_that_is_another_regions() {
        change(
                us,
                EventAdopted.class,
                0,
                adopted -> EventAdopted.newBuilder(adopted).setRegion("asia").build());

        found(Promise.P14, "the log of us has %s as asia's".formatted(EVENT));
    }

    @Test
    void places_ceded_of_an_event_that_no_region_has_opened() {
        lose(eu, EventOpened.class, 0);

        found(Promise.P14, "no region has opened it");
    }
}
