package io.holdfast.payment.messaging;

import static io.holdfast.payment.payment.Payments.ID;
import static io.holdfast.payment.payment.Payments.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.ledger.MapLedger;
import io.holdfast.payment.messaging.Driver.End;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.payment.payment.Payments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriverTest {

    private static final int TRIES = 3;

    private final FakeProvider provider = new FakeProvider();
    private final MapLedger ledger = new MapLedger();
    private final List<PaymentResult> told = new ArrayList<>();
    private boolean hopeless;
    private final Driver driver = new Driver(provider, ledger, (_, outcome) -> told.add(outcome), TRIES, _ -> hopeless);

    @Test
    void an_authorization_has_its_reference_in_the_ledger_before_it_is_confirmed() {
        ask(Operation.AUTHORIZE);

        assertThat(ledger.written())
                .extracting(payment -> payment.status().state())
                .containsExactly(PaymentStanding.CREATED, PaymentStanding.AUTHORIZED, PaymentStanding.AUTHORIZED);
        assertThat(ledger.written().getFirst().reference()).isEqualTo("pi_1");
        assertThat(ledger.written().getLast().settled()).isTrue();
        assertThat(told).containsExactly(PaymentResult.AUTHORIZED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR_BEFORE", "ERROR_AFTER", "CUT_AFTER"})
    void a_confirmation_whose_answer_is_lost_is_looked_into_and_reserves_once(Fault fault) {
        provider.fail(List.of(Fault.NONE, fault));

        End end = ask(Operation.AUTHORIZE);

        assertThat(end).isEqualTo(End.SETTLED);
        assertThat(told).containsExactly(PaymentResult.AUTHORIZED);
        assertThat(provider.authorized()).containsExactly("pi_1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNREACHED", "CUT_AFTER"})
    void an_authorization_that_reserved_nothing_for_too_long_is_unavailable_and_not_declined(Fault fault) {
        provider.fail(Collections.nCopies(5, fault));
        assertThat(ask(Operation.AUTHORIZE)).isEqualTo(End.PARKED);

        hopeless = true;
        End end = ask(Operation.AUTHORIZE);

        assertThat(end).isEqualTo(End.SETTLED);
        assertThat(told.getLast()).isEqualTo(PaymentResult.UNAVAILABLE);
        assertThat(entry().status().code()).isEqualTo("provider_unavailable");
    }

    @Test
    void an_authorization_that_may_have_reserved_something_is_never_given_up() {
        hopeless = true;
        provider.fail(List.of(Fault.NONE, Fault.CUT_AFTER, Fault.CUT_AFTER));

        assertThat(ask(Operation.AUTHORIZE)).isEqualTo(End.PARKED);

        assertThat(told).containsExactly(PaymentResult.UNKNOWN);
    }

    @Test
    void a_provider_that_keeps_silent_leaves_the_payment_unknown_and_in_doubt() {
        provider.fail(Collections.nCopies(50, Fault.CUT_AFTER));

        End end = ask(Operation.AUTHORIZE);

        assertThat(end).isEqualTo(End.PARKED);
        assertThat(told).containsExactly(PaymentResult.UNKNOWN);
        assertThat(entry().status().inDoubt()).isTrue();
        assertThat(entry().settled()).isFalse();
    }

    @Test
    void tries_end_when_lookups_show_again_and_again_that_nothing_happened() {
        provider.fail(List.of(
                Fault.NONE, Fault.ERROR_BEFORE, Fault.NONE, Fault.ERROR_BEFORE, Fault.NONE, Fault.ERROR_BEFORE));

        End end = ask(Operation.AUTHORIZE);

        assertThat(end).isEqualTo(End.PARKED);
        assertThat(told).containsExactly(PaymentResult.UNKNOWN);
        assertThat(entry().goal().tries()).isEqualTo(TRIES);
    }

    @Test
    void a_provider_that_is_not_reached_leaves_no_doubt_and_nothing_is_said() {
        provider.fail(List.of(Fault.NONE, Fault.UNREACHED));

        End end = ask(Operation.AUTHORIZE);

        assertThat(end).isEqualTo(End.PARKED);
        assertThat(told).isEmpty();
        assertThat(entry().status().inDoubt()).isFalse();
    }

    @Test
    void a_settled_payment_that_is_asked_for_again_is_told_again_without_the_provider() {
        ask(Operation.AUTHORIZE);
        int calls = provider.calls();

        driver.drive(entry().asked(Payments.request(Operation.AUTHORIZE), NOW), _ -> true, true);

        assertThat(told).containsExactly(PaymentResult.AUTHORIZED, PaymentResult.AUTHORIZED);
        assertThat(provider.calls()).isEqualTo(calls);
    }

    @Test
    void a_captured_payment_is_not_voided_but_refunded() {
        ask(Operation.AUTHORIZE);
        ask(Operation.CAPTURE);
        ask(Operation.VOID);
        ask(Operation.REFUND);

        assertThat(told)
                .containsExactly(
                        PaymentResult.AUTHORIZED,
                        PaymentResult.CAPTURED,
                        PaymentResult.CAPTURED,
                        PaymentResult.REFUNDED);
    }

    @Test
    void what_was_voided_before_it_was_created_is_never_authorized() {
        ask(Operation.VOID);
        ask(Operation.AUTHORIZE);

        assertThat(told).containsExactly(PaymentResult.VOIDED, PaymentResult.VOIDED);
        assertThat(provider.calls()).isZero();
    }

    private End ask(Operation operation) {
        Payment known = ledger.find(ID);
        Payment payment = known == null ? Payments.asked(operation) : known.asked(Payments.request(operation), NOW);
        return driver.drive(payment, _ -> true, true);
    }

    private Payment entry() {
        Payment entry = ledger.find(ID);
        assertThat(entry).isNotNull();
        return java.util.Objects.requireNonNull(entry);
    }
}
