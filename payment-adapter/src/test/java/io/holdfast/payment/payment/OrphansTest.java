package io.holdfast.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.payment.Snapshot.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        var foreign = new Snapshot(
                "pi_2",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Status.CAPTURED,
                null,
                Payments.PRICE,
                Payments.NOW);

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

    @Test
    void an_imported_payment_is_anothers_until_something_is_requested_and_ours_from_then_on() {
        Snapshot theirs = Payments.foreign("pi_9", Status.AUTHORIZED);
        Payment imported = Imports.entry(theirs, null).orElseThrow();
        Payment voided = imported.asked(Payments.request(Operation.VOID), Payments.NOW);
        Payment gone = Transition.after(voided, new PaymentStep.Cancel(), Payments.found(Status.CANCELED))
                .reported();

        assertThat(Orphans.seen(theirs, _ -> null)).isEqualTo(theirs);
        assertThat(Orphans.seen(theirs, _ -> imported)).isEqualTo(theirs);
        assertThat(Orphans.seen(theirs, _ -> Payments.asked(Operation.AUTHORIZE)))
                .isEqualTo(theirs);
        assertThat(Orphans.seen(theirs, _ -> voided).id()).contains(Payments.ID);
        assertThat(orphan(theirs, imported)).isFalse();
        assertThat(orphan(Orphans.seen(theirs, _ -> voided), voided)).isFalse();
        assertThat(orphan(Orphans.seen(theirs, _ -> gone), gone)).isTrue();
    }

    private static boolean orphan(Snapshot snapshot, @Nullable Payment entry) {
        return Orphans.is(snapshot, entry, LATER, GRACE);
    }
}
