package io.holdfast.api.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.CommandMeters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the crowd of one tenant leaves to the others. The room is as large as it is at no pace: 100. */
class TenantsUnderPressureTest extends AdmissionFixture {

    private static final Optional<String> ACME = Optional.of("acme");
    private static final Optional<String> BLUE = Optional.of("blue");

    @Test
    void a_tenant_that_is_alone_leaves_room_to_the_others() {
        enter(76, ACME);
        assertThat(ask("cart-1", ACME)).isEmpty();
        enter(1, ACME);

        assertThat(ask("cart-1", ACME)).isPresent();
        assertThat(ask("cart-2", BLUE)).isEmpty();
        assertThat(counted.refused()).containsExactly(CommandMeters.Reason.FULL);
    }

    @Test
    void a_tenant_that_was_refused_comes_back_to_four_fifths_of_the_room() {
        enter(80, ACME);
        ask("cart-1", ACME);
        pass(1_000);

        assertThat(ask("cart-1", ACME)).isPresent();
        leave(1, ACME);
        pass(2_000);
        assertThat(ask("cart-1", ACME)).isEmpty();
    }

    @Test
    void two_tenants_that_press_have_the_same() {
        enter(80, ACME);
        int blue = fill(BLUE);
        int acme = 80;
        // Each that is answered is followed by one of either, if it is let in.
        for (int turn = 0; turn < 200; turn++) {
            leave(1, ACME);
            blue += fill(BLUE);
            acme += fill(ACME) - 1;
        }

        assertThat(acme).isBetween(40, 45);
        assertThat(blue).isBetween(40, 45);
    }

    @Test
    void nobody_is_let_in_beyond_the_room() {
        enter(99, ACME);
        enter(1, BLUE);

        assertThat(ask("cart-1", Optional.of("new"))).isPresent();
    }

    @Test
    void a_backlog_of_one_tenant_sends_no_other_away() {
        append(Admission.MIN_UNDECIDED, ACME);
        pass(790);

        assertThat(ask("cart-1", ACME)).isPresent();
        assertThat(ask("cart-2", BLUE)).isEmpty();
        assertThat(counted.refused()).containsExactly(CommandMeters.Reason.BEHIND);
    }

    @Test
    void what_is_decided_is_nobodys_backlog() {
        append(Admission.MIN_UNDECIDED, ACME);
        decide(1);
        append(Admission.MIN_UNDECIDED - 10, BLUE);
        append(10, ACME);
        pass(790);

        assertThat(ask("cart-1", ACME)).isEmpty();
        assertThat(ask("cart-2", BLUE)).isPresent();
    }

    @Test
    void each_tenant_has_a_line_of_its_own() {
        decide(2);
        append(100, ACME);
        append(100, BLUE);
        pass(1_000);
        for (int cart = 0; cart < 20; cart++) {
            ask("crowd-" + cart, ACME);
        }

        assertThat(ask("cart-1", BLUE)).contains(new UndecidedAnswer.Overloaded(1));
        assertThat(ask("cart-1-of-acme", ACME)).contains(new UndecidedAnswer.Overloaded(20));
    }

    /** Lets new callers in until one is refused; how many there were. */
    private int fill(Optional<String> tenant) {
        int entered = 0;
        while (ask("new-" + tenant.orElseThrow() + inFlight.inside() + nanoTime.get(), tenant)
                .isEmpty()) {
            enter(1, tenant);
            entered++;
        }
        nanoTime.addAndGet(1);
        return entered;
    }
}
