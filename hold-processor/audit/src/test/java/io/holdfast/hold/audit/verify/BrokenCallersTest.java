package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.RefusalReason;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.view.Caller;
import io.holdfast.schemas.view.OverLimit;
import io.holdfast.schemas.view.SeatReason;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.UnavailableSeat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That something was decided for somebody whose it is not, or past a limit, is found out without the rules (P12). */
class BrokenCallersTest extends VerificationFixture {

    private static final Caller ACME = new Caller("acme", "box-office", null, false, List.of());
    private static final Caller OTHER = new Caller("other", "box-office", null, false, List.of());
    private static final Caller ANNA = new Caller("acme", "page", "anna", true, List.of());
    private static final Caller BERT = new Caller("acme", "page", "bert", true, List.of());

    @BeforeEach
    void an_event_of_acme_with_two_places_for_each_customer() {
        live.open(ACME, 2, null);
    }

    private long hold(Caller caller, @Nullable String customer, String reservation, String... seats) {
        return live.send(new HoldSeats(EVENT, reservation, List.of(seats), 300, customer), caller);
    }

    @Test
    void what_the_rules_decide_is_in_order() {
        hold(ANNA, null, "hers", "A-1-1");
        hold(ACME, "anna", "over", "A-1-2", "A-1-3");
        hold(ACME, "bert", "his", "A-1-4");
        hold(ACME, null, "nobodys", "A-2-1", "A-2-2", "A-2-3");
        hold(BERT, null, "hers", "A-1-1");
        hold(ACME, "bert", "hers", "A-1-1");
        live.send(new ReleaseSeats(EVENT, "hers"), BERT);
        live.send(new ReleaseSeats(EVENT, "hers"), OTHER);
        live.send(new ReleaseSeats(EVENT, "hers"));
        live.send(new CloseEvent(EVENT), OTHER);
        live.open(OTHER, 2, null);
        live.open(ACME, 2, null);
        live.open(ACME, 3, null);
        live.send(new ReleaseSeats(EVENT, "hers"), ANNA);
        hold(ACME, "anna", "again", "A-1-2", "A-1-3");

        broken(verify());
        assertThat(verify().checked(Promise.P12))
                .containsEntry("refusals of what is somebody else's", 6L)
                .containsEntry("holds within a limit, or over it", 4L);
        assertThat(Promise.shownBy(verify())).contains(Promise.P12);
    }

    @Test
    void a_release_by_another_tenant() {
        hold(ANNA, null, "hers", "A-1-1");
        long release = live.send(new ReleaseSeats(EVENT, "hers"), OTHER);
        forge.lose(CommandRefused.class);
        forge.append(release, live.now(), "hers", new HoldReleased(EVENT, "hers", List.of("A-1-1"), 2));

        assertThat(what(broken(verify(), Promise.P9, Promise.P12), Promise.P12))
                .contains("was decided for box-office of other, whose it is not");
    }

    @Test
    void a_release_by_another_customer() {
        hold(ANNA, null, "hers", "A-1-1");
        long release = live.send(new ReleaseSeats(EVENT, "hers"), BERT);
        forge.lose(CommandRefused.class);
        forge.append(release, live.now(), "hers", new HoldReleased(EVENT, "hers", List.of("A-1-1"), 2));

        assertThat(what(broken(verify(), Promise.P9, Promise.P12), Promise.P12))
                .contains("was decided for page of acme for bert, whose it is not");
    }

    @Test
    void a_refusal_of_what_is_the_callers_own() {
        hold(ANNA, null, "hers", "A-1-1");
        live.send(new ReleaseSeats(EVENT, "unknown"), ANNA);
        forge.change(
                CommandRefused.class,
                no -> new CommandRefused(EVENT, "unknown", "ReleaseSeats", RefusalReason.NOT_YOURS, List.of()));

        assertThat(what(broken(verify(), Promise.P9, Promise.P12), Promise.P12))
                .contains("as somebody else's, and it is not");
    }

    @Test
    void an_event_that_is_not_its_openers() {
        forge.change(
                EventOpened.class,
                opened -> EventOpened.newBuilder(opened).setTenant("other").build());

        assertThat(what(broken(verify(), Promise.P9, Promise.P12), Promise.P12)).contains("acme", "other");
    }

    @Test
    void a_repetition_of_the_event_by_another_tenant() {
        live.send(new OpenEvent(EVENT, "Other", "EUR", List.of(new Section("A", 1, 1, 1L)), 3, null, 2), OTHER);
        forge.change(
                CommandRefused.class,
                no -> new CommandRefused(EVENT, null, "OpenEvent", RefusalReason.EVENT_DIFFERS, List.of("name")));

        broken(verify(), Promise.P9, Promise.P12);
    }

    @Test
    void a_hold_for_another_customer_than_was_asked() {
        hold(ANNA, null, "hers", "A-1-1");
        forge.change(
                SeatsHeld.class,
                held -> SeatsHeld.newBuilder(held).setCustomer("bert").build());

        assertThat(what(broken(verify(), Promise.P9, Promise.P12), Promise.P12))
                .contains("was asked for anna, and is for bert");
    }

    @Test
    void a_hold_past_the_limit() {
        hold(ANNA, null, "one", "A-1-1", "A-1-2");
        long over = hold(ANNA, null, "two", "A-1-3");
        forge.lose(HoldRejected.class);
        forge.append(
                over,
                live.now(),
                "two",
                new SeatsHeld(
                        EVENT, "two", List.of("A-1-3"), 300, live.now().plusSeconds(300), 4_500L, "EUR", 1, "anna"));

        assertThat(what(broken(verify(), Promise.P9, Promise.P12), Promise.P12))
                .contains("its customer, who may have 2, has 2");
    }

    @Test
    void a_limit_that_is_not_passed_or_not_so() {
        hold(ANNA, null, "one", "A-1-1");
        hold(ANNA, null, "two", "A-1-2", "A-1-3");

        rejects(RejectionReason.OVER_LIMIT, new OverLimit(2, 2));
        assertThat(what(verify(), Promise.P12)).contains("is passed by");

        rejects(RejectionReason.SEATS_UNAVAILABLE, null, new UnavailableSeat("A-1-2", SeatReason.TAKEN));
        assertThat(what(verify(), Promise.P12)).contains("SEATS_UNAVAILABLE");

        forge.change(
                SeatsHeld.class,
                held -> SeatsHeld.newBuilder(held).setCustomer("bert").build());
        rejects(RejectionReason.OVER_LIMIT, new OverLimit(1, 2));
        assertThat(verify().violations(Promise.P12).getLast().what()).contains("the limit is not passed");
    }

    private void rejects(RejectionReason reason, @Nullable OverLimit limit, UnavailableSeat... seats) {
        forge.change(
                HoldRejected.class,
                before -> HoldRejected.newBuilder(before)
                        .setReason(reason)
                        .setOverLimit(limit)
                        .setUnavailable(List.of(seats))
                        .build());
    }
}
