package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.RegionAnswer;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.publish.TraceParent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is another region's belongs to somebody, too. */
class PossessionTest {

    private static final Subject CART = Subject.of(States.EVENT, "us~cart");

    private final CallsFixture bench = CallsFixture.in("eu");
    private final Possession possession = new Possession(bench.views, bench.lookup, bench.copies);

    private static Call by(String tenant, String customer, boolean ownHolds) {
        var caller = new Caller(tenant, tenant, Optional.of(customer), ownHolds, List.of());
        return new Call(Duration.ZERO, Optional.empty(), Optional.of(caller), TraceParent.continuing(null));
    }

    private Answer read(Call call) {
        return possession.answer(CART, call, true, () -> bench.reservations.read(States.EVENT, "us~cart", call));
    }

    @Test
    void a_copied_reservation_is_told_to_its_tenant_and_its_customer_alone() {
        bench.views.put(States.of("acme", States.shared("eu")));
        bench.copies.us.put(States.of(Optional.of("0a"), reservation("us~cart", Reservation.Status.HELD, 7)));

        assertThat(read(by("acme", "0a", true))).isInstanceOf(RegionAnswer.Copied.class);
        assertThat(read(by("acme", "0b", false))).isInstanceOf(RegionAnswer.Copied.class);
        assertThat(read(by("acme", "0b", true))).isEqualTo(new Answer.NoSuchReservation(CART, Optional.of(at(99))));
        assertThat(read(by("other", "0a", false))).isEqualTo(new Answer.NoSuchEvent(States.EVENT, Optional.of(at(99))));
        assertThat(read(CallsFixture.atOnce())).isEqualTo(new Answer.NoSuchEvent(States.EVENT, Optional.of(at(99))));
    }

    @Test
    void an_event_that_only_a_copy_shows_is_its_tenants_too() {
        bench.copies.us.put(States.of("acme", States.shared("us")));
        bench.copies.us.put(States.of(Optional.of("0a"), reservation("us~cart", Reservation.Status.HELD, 7)));

        assertThat(read(by("other", "0a", false))).isEqualTo(new Answer.NoSuchEvent(States.EVENT, Optional.of(at(99))));
        assertThat(read(by("acme", "0a", true))).isInstanceOf(RegionAnswer.Copied.class);
    }

    @Test
    void what_comes_to_be_known_while_a_call_is_served_is_not_told() {
        Answer answer = possession.answer(CART, by("other", "0a", false), true, () -> {
            bench.views.put(States.of("acme", States.shared("eu")));
            return new UndecidedAnswer.LogUnavailable(true);
        });

        assertThat(answer).isEqualTo(new Answer.NoSuchEvent(States.EVENT, Optional.of(at(99))));
    }

    @Test
    void what_no_rule_judges_is_not_begun_before_it_is_known_whose_it_is() {
        bench.views.put(States.of("acme", States.shared("eu")));
        bench.fence.behave(end -> {
            bench.views.put(States.of(Optional.of("0a"), reservation("us~cart", Reservation.Status.HELD, 7)));
            return FakeFence.passed(end);
        });

        Answer answer = possession.answer(CART, by("acme", "0b", true), false, () -> {
            throw new IllegalStateException("begun");
        });

        assertThat(answer).isEqualTo(new Answer.NoSuchReservation(CART, Optional.of(at(99))));
    }
}
