package io.holdfast.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Snapshot.Status;
import io.holdfast.payment.payment.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every provider must do: the fake that the rules are tested with, and Stripe's library over HTTP. */
abstract class ProviderContract extends ProviderFixture {

    private static final String DECLINED = "pm_card_visa_chargeDeclined";

    /** Lets the next call of this kind fail. */
    abstract void failNext(PaymentStep.Ask step, Fault fault);

    @Test
    void a_payment_runs_from_creation_to_refund() {
        Payment created = created(Payments.VISA);

        assertThat(status(act(created, new PaymentStep.Confirm()))).isEqualTo(Status.AUTHORIZED);
        assertThat(status(act(created, new PaymentStep.Capture()))).isEqualTo(Status.CAPTURED);
        assertThat(status(act(created, new PaymentStep.Refund()))).isEqualTo(Status.REFUNDED);
        assertThat(status(act(created, new PaymentStep.Retrieve()))).isEqualTo(Status.REFUNDED);
    }

    @Test
    void a_created_payment_is_ours_by_its_metadata_and_holds_no_money() {
        ProviderAnswer answer = act(Payments.asked(id, Payments.VISA), new PaymentStep.Create());

        assertThat(answer).isInstanceOfSatisfying(ProviderAnswer.Found.class, found -> {
            assertThat(found.snapshot().id()).isEqualTo(Optional.of(id));
            assertThat(found.snapshot().status()).isEqualTo(Status.UNCONFIRMED);
        });
    }

    @Test
    void a_declined_card_is_declined_with_its_code_and_stays_so() {
        Payment created = created(DECLINED);

        ProviderAnswer confirmed = act(created, new PaymentStep.Confirm());
        ProviderAnswer looked = act(created, new PaymentStep.Retrieve());

        assertThat(status(confirmed)).isEqualTo(Status.DECLINED);
        assertThat(snapshot(confirmed).code()).isEqualTo("card_declined");
        assertThat(status(looked)).isEqualTo(Status.DECLINED);
    }

    @Test
    void what_the_state_forbids_is_answered_with_the_state() {
        Payment created = created(Payments.VISA);

        assertThat(status(act(created, new PaymentStep.Capture()))).isEqualTo(Status.UNCONFIRMED);
        assertThat(status(act(created, new PaymentStep.Cancel()))).isEqualTo(Status.CANCELED);
        assertThat(status(act(created, new PaymentStep.Confirm()))).isEqualTo(Status.CANCELED);
    }

    @Test
    void a_captured_payment_is_not_canceled() {
        Payment created = created(Payments.VISA);
        act(created, new PaymentStep.Confirm());
        act(created, new PaymentStep.Capture());

        assertThat(status(act(created, new PaymentStep.Cancel()))).isEqualTo(Status.CAPTURED);
    }

    @Test
    void a_payment_is_found_by_what_it_is_for() {
        Payment asked = Payments.asked(id, Payments.VISA);
        assertThat(act(asked, new PaymentStep.Find())).isEqualTo(new ProviderAnswer.Missing());

        Payment created = created(Payments.VISA);

        assertThat(snapshot(act(asked, new PaymentStep.Find())).reference()).isEqualTo(created.reference());
        assertThat(provider().list(Instant.now().minus(Duration.ofMinutes(1))))
                .extracting(Snapshot::reference)
                .contains(created.reference());
    }

    @Test
    void the_same_key_has_the_first_answer() {
        Payment asked = Payments.asked(id, Payments.VISA);

        ProviderAnswer first = act(asked, new PaymentStep.Create());
        ProviderAnswer again = act(asked, new PaymentStep.Create());

        assertThat(snapshot(again).reference()).isEqualTo(snapshot(first).reference());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR_AFTER", "CUT_AFTER"})
    void an_answer_that_is_lost_after_it_acted_is_a_doubt_that_a_lookup_ends(Fault fault) {
        Payment created = created(Payments.VISA);
        failNext(new PaymentStep.Confirm(), fault);

        ProviderAnswer answer = act(created, new PaymentStep.Confirm());

        assertThat(answer).isInstanceOf(ProviderAnswer.Lost.class);
        assertThat(status(act(created, new PaymentStep.Retrieve()))).isEqualTo(Status.AUTHORIZED);
    }

    @Test
    void a_500_is_replayed_under_its_key_and_got_around_with_another_after_a_lookup() {
        Payment created = created(Payments.VISA);
        failNext(new PaymentStep.Confirm(), Fault.ERROR_BEFORE);

        ProviderAnswer first = act(created, new PaymentStep.Confirm());
        ProviderAnswer replayed = act(created, new PaymentStep.Confirm());
        Payment doubted = Transition.after(created, new PaymentStep.Confirm(), replayed);
        Payment looked =
                Transition.after(doubted, new PaymentStep.Retrieve(), act(doubted, new PaymentStep.Retrieve()));
        ProviderAnswer second = act(looked, new PaymentStep.Confirm());

        assertThat(first).isInstanceOf(ProviderAnswer.Lost.class);
        assertThat(replayed).isInstanceOf(ProviderAnswer.Lost.class);
        assertThat(looked.goal().tries()).isEqualTo(1);
        assertThat(status(second)).isEqualTo(Status.AUTHORIZED);
    }

    @Test
    void a_provider_that_turns_a_call_away_has_not_acted() {
        Payment created = created(Payments.VISA);
        failNext(new PaymentStep.Confirm(), Fault.UNREACHED);

        assertThat(act(created, new PaymentStep.Confirm())).isInstanceOf(ProviderAnswer.Unreached.class);
        assertThat(status(act(created, new PaymentStep.Retrieve()))).isEqualTo(Status.UNCONFIRMED);
    }

    @Test
    void an_orphans_money_is_given_back() {
        Payment authorized = created(Payments.VISA);
        Snapshot orphan = snapshot(act(authorized, new PaymentStep.Confirm()));

        ProviderAnswer answer = provider().giveBack(orphan, new PaymentStep.Cancel(), "orphan/" + id);

        assertThat(status(answer)).isEqualTo(Status.CANCELED);
    }
}
