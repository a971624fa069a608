package io.holdfast.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.payment.Snapshot.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImportsTest {

    private static final Snapshot OPEN = Payments.foreign("pi_1", Status.UNCONFIRMED);
    private static final Snapshot LATER = Payments.foreign("pi_2", Status.UNCONFIRMED);
    private static final Snapshot PAID = Payments.foreign("pi_3", Status.AUTHORIZED);
    private static final Snapshot OVER = Payments.foreign("pi_0", Status.CANCELED);

    @Test
    void what_has_the_money_counts_and_else_the_oldest_that_is_not_over() {
        assertThat(Imports.chosen(List.of(LATER, PAID, OPEN))).isEqualTo(PAID);
        assertThat(Imports.chosen(List.of(LATER, OPEN, OVER))).isEqualTo(OPEN);
        assertThat(Imports.chosen(List.of(OVER))).isEqualTo(OVER);
    }

    @ParameterizedTest
    @CsvSource({
        "UNCONFIRMED, CREATED",
        "PENDING,     CREATED",
        "DECLINED,    DECLINED",
        "AUTHORIZED,  AUTHORIZED",
        "CAPTURED,    CAPTURED",
        "CANCELED,    VOIDED",
        "REFUNDED,    REFUNDED",
    })
    void an_entry_says_what_the_provider_says_and_that_nothing_is_to_be_done(Status status, PaymentStanding standing) {
        Payment entry = Imports.entry(Payments.foreign("pi_1", status), null).orElseThrow();

        assertThat(entry.status().state()).isEqualTo(standing);
        assertThat(entry.reference()).isEqualTo("pi_1");
        assertThat(entry.settled()).isTrue();
        assertThat(entry.unpaid()).isFalse();
        assertThat(entry.origin()).isEqualTo(new PaymentOrigin(Payments.THEIRS, false));
        assertThat(entry.terms().seats()).containsExactly("A-1-1", "A-1-2");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void the_first_request_says_what_is_paid_for_and_begins_with_a_look(Operation operation) {
        for (Status status : Status.values()) {
            Payment entry =
                    Imports.entry(Payments.foreign("pi_1", status), null).orElseThrow();
            var other = new PaymentTerms(List.of("B-1-1"), 100, "EUR", Payments.VISA);

            Payment asked =
                    entry.asked(new PaymentOrder(entry.id(), operation, other, null), Payments.NOW.plusSeconds(9));

            assertThat(NextStep.of(asked)).isEqualTo(new PaymentStep.Retrieve());
            assertThat(asked.terms()).isEqualTo(other);
            assertThat(asked.settled()).isFalse();
            assertThat(asked.goal().wanted()).isEqualTo(operation);
            assertThat(asked.goal().since()).isEqualTo(Payments.NOW.plusSeconds(9));
            assertThat(asked.origin()).isEqualTo(new PaymentOrigin(Payments.THEIRS, true));
        }
    }

    @Test
    void the_second_request_is_as_any_other() {
        Payment asked = Imports.entry(PAID, null).orElseThrow().asked(Payments.request(Operation.VOID), Payments.NOW);

        assertThat(asked.asked(Payments.request(Operation.AUTHORIZE), Payments.NOW))
                .isEqualTo(asked);
    }

    @Test
    void a_second_import_changes_nothing_but_what_nobody_asked_about_and_what_differs() {
        Payment entry = Imports.entry(OPEN, null).orElseThrow();
        Payment asked = entry.asked(Payments.request(Operation.AUTHORIZE), Payments.NOW);

        assertThat(Imports.entry(OPEN, entry)).isEmpty();
        assertThat(Imports.entry(PAID, entry)).map(Payment::reference).contains("pi_3");
        assertThat(Imports.entry(PAID, asked)).isEmpty();
        assertThat(Imports.entry(PAID, Payments.asked(Operation.VOID))).isEmpty();
    }

    @Test
    void what_is_ours_already_is_not_imported() {
        assertThat(Imports.entry(Payments.snapshot("pi_1", Status.AUTHORIZED, null), null))
                .isEmpty();
    }
}
