package io.holdfast.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.payment.Snapshot.Status;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionTest {

    @Test
    void a_created_payment_has_its_reference_before_it_is_confirmed() {
        Payment after = Transition.after(
                Payments.asked(Operation.AUTHORIZE), new PaymentStep.Create(), Payments.found(Status.UNCONFIRMED));

        assertThat(after.reference()).isEqualTo("pi_1");
        assertThat(NextStep.of(after)).isEqualTo(new PaymentStep.Confirm());
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZE, AUTHORIZED, AUTHORIZED",
        "AUTHORIZE, CAPTURED,   CAPTURED",
        "AUTHORIZE, DECLINED,   DECLINED",
        "AUTHORIZE, CANCELED,   DECLINED",
        "CAPTURE,   CAPTURED,   CAPTURED",
        "CAPTURE,   CANCELED,   CAPTURE_FAILED",
        "CAPTURE,   REFUNDED,   REFUNDED",
        "VOID,      AUTHORIZED, AUTHORIZED",
        "VOID,      CAPTURED,   CAPTURED",
        "VOID,      CANCELED,   VOIDED",
        "REFUND,    CAPTURED,   CAPTURED",
        "REFUND,    CANCELED,   VOIDED",
        "REFUND,    REFUNDED,   REFUNDED",
    })
    void a_lookup_tells_where_it_stands(Operation wanted, Status shown, PaymentStanding state) {
        Payment after = Transition.after(
                Payments.in(wanted, PaymentStanding.CREATED, true), new PaymentStep.Retrieve(), Payments.found(shown));

        assertThat(after.status().state()).isEqualTo(state);
        assertThat(after.status().inDoubt()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"UNCONFIRMED", "DECLINED"})
    void what_is_not_authorized_can_not_be_captured(Status shown) {
        Payment after = Transition.after(
                Payments.in(Operation.CAPTURE, PaymentStanding.CREATED, false),
                new PaymentStep.Capture(),
                Payments.found(shown));

        assertThat(NextStep.of(after)).isEqualTo(new PaymentStep.Report(PaymentResult.CAPTURE_FAILED));
    }

    @Test
    void a_lookup_that_shows_that_nothing_happened_gives_the_next_try_another_key() {
        Payment doubted = Payments.in(Operation.AUTHORIZE, PaymentStanding.CREATED, true);
        String before = IdempotencyKey.of(doubted, new PaymentStep.Confirm());

        Payment after = Transition.after(doubted, new PaymentStep.Retrieve(), Payments.found(Status.UNCONFIRMED));

        assertThat(before).isEqualTo("ev-1/r-1/1/confirm");
        assertThat(IdempotencyKey.of(after, new PaymentStep.Confirm())).isEqualTo("ev-1/r-1/1/confirm/1");
        assertThat(NextStep.of(after)).isEqualTo(new PaymentStep.Confirm());
    }

    /** Named by their classes: renamed, one would ask under another key for what is under way. */
    @Test
    void the_words_in_the_keys_stay_as_they_are() {
        assertThat(acts())
                .extracting(PaymentStep.Act::verb)
                .containsExactlyInAnyOrder("create", "confirm", "capture", "cancel", "refund");
    }

    @ParameterizedTest
    @MethodSource("acts")
    void a_lost_answer_to_an_act_is_a_doubt(PaymentStep.Act act) {
        Payment after = Transition.after(
                Payments.in(Operation.VOID, PaymentStanding.CREATED, false), act, new ProviderAnswer.Lost("cut"));

        assertThat(after.status().inDoubt()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("acts")
    void a_provider_that_was_not_reached_leaves_no_doubt(PaymentStep.Act act) {
        Payment before = Payments.in(Operation.VOID, PaymentStanding.CREATED, false);

        assertThat(Transition.after(before, act, new ProviderAnswer.Unreached("open")))
                .isEqualTo(before);
    }

    @Test
    void a_lost_answer_to_a_question_changes_nothing() {
        Payment before = Payments.in(Operation.AUTHORIZE, PaymentStanding.CREATED, false);

        assertThat(Transition.after(before, new PaymentStep.Retrieve(), new ProviderAnswer.Lost("cut")))
                .isEqualTo(before);
    }

    @Test
    void a_void_is_not_believed_done_because_the_payment_is_missing() {
        Payment before = Payments.in(Operation.VOID, PaymentStanding.AUTHORIZED, false);

        Payment after = Transition.after(before, new PaymentStep.Cancel(), new ProviderAnswer.Missing());

        assertThat(after.status()).isEqualTo(before.status().doubted(true));
    }

    @Test
    void an_authorization_that_the_provider_lost_can_not_be_captured() {
        Payment before = Payments.in(Operation.CAPTURE, PaymentStanding.AUTHORIZED, false);

        Payment after = Transition.after(before, new PaymentStep.Capture(), new ProviderAnswer.Missing());

        assertThat(after.status().state()).isEqualTo(PaymentStanding.CAPTURE_FAILED);
        assertThat(after.status().code()).isEqualTo("resource_missing");
    }

    @Test
    void a_creation_that_left_nothing_behind_is_over_when_it_is_to_be_voided() {
        Payment before = Payments.in(Operation.VOID, PaymentStanding.NEW, true);

        Payment after = Transition.after(before, new PaymentStep.Find(), new ProviderAnswer.Missing());

        assertThat(NextStep.of(after)).isEqualTo(new PaymentStep.Conclude(PaymentStanding.VOIDED, null));
    }

    private static Stream<PaymentStep.Act> acts() {
        return Stream.of(
                new PaymentStep.Create(),
                new PaymentStep.Confirm(),
                new PaymentStep.Capture(),
                new PaymentStep.Cancel(),
                new PaymentStep.Refund());
    }
}
