package io.holdfast.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.payment.Snapshot.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrphansTest {

    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final Instant LATER = Payments.NOW.plus(GRACE);

    @Test
    void money_of_ours_that_the_ledger_does_not_know_is_an_orphan_once_it_is_old_enough() {
        Snapshot snapshot = Payments.snapshot("pi_2", Status.AUTHORIZED, null);
        Payment other = Payments.in(Operation.AUTHORIZE, PaymentStanding.AUTHORIZED, false);

        assertThat(orphan(snapshot, null)).isTrue();
        assertThat(orphan(snapshot, other)).isTrue();
        assertThat(Orphans.is(snapshot, null, LATER.minusMillis(1), GRACE)).isFalse();
    }

    @Test
    void what_others_do_on_the_same_account_is_none_of_our_business() {
        var foreign = new Snapshot("pi_2", Optional.empty(), Status.CAPTURED, null, Payments.PRICE, Payments.NOW);

        assertThat(orphan(foreign, null)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"AUTHORIZED", "CAPTURED"},
            mode = EnumSource.Mode.EXCLUDE)
    void what_holds_no_money_is_no_orphan(Status status) {
        assertThat(orphan(Payments.snapshot("pi_2", status, null), null)).isFalse();
    }

    @Test
    void money_that_the_ledger_has_settled_not_to_be_there_is_an_orphan() {
        Snapshot snapshot = Payments.snapshot("pi_1", Status.AUTHORIZED, null);

        assertThat(orphan(
                        snapshot,
                        Payments.in(Operation.VOID, PaymentStanding.VOIDED, false)
                                .reported()))
                .isTrue();
        assertThat(orphan(snapshot, Payments.in(Operation.VOID, PaymentStanding.AUTHORIZED, true)))
                .isFalse();
        assertThat(orphan(
                        snapshot,
                        Payments.in(Operation.AUTHORIZE, PaymentStanding.AUTHORIZED, false)
                                .reported()))
                .isFalse();
    }

    private static boolean orphan(Snapshot snapshot, @Nullable Payment entry) {
        return Orphans.is(snapshot, entry, LATER, GRACE);
    }
}
