package io.holdfast.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.payment.payment.Payments;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaymentMetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PaymentMetrics metrics = new PaymentMetrics(meters, InstantSource.fixed(Payments.NOW.plusSeconds(3)));

    private Timer authorizations() {
        return meters.get("holdfast.payment.duration")
                .tag("operation", "authorize")
                .timer();
    }

    private double duplicates(String found) {
        return meters.get("holdfast.duplicates").tag("found", found).counter().count();
    }

    @Test
    void a_payment_lasts_from_its_request_to_its_outcome_and_is_measured_once() {
        Payment payment = Payments.in(Operation.AUTHORIZE, PaymentStanding.AUTHORIZED, false);

        metrics.reported(payment, PaymentResult.UNKNOWN);
        metrics.reported(payment, PaymentResult.AUTHORIZED);
        metrics.reported(payment.reported(), PaymentResult.AUTHORIZED);

        assertThat(authorizations().count()).isEqualTo(1);
        assertThat(authorizations().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(meters.get("holdfast.payment.outcomes")
                        .tag("outcome", "AUTHORIZED")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void a_request_for_nothing_new_is_counted_by_what_the_ledger_knew() {
        Payment payment = Payments.asked(Operation.AUTHORIZE);

        metrics.repeated(payment);
        metrics.repeated(payment.reported());

        assertThat(duplicates("under_way")).isEqualTo(1);
        assertThat(duplicates("done")).isEqualTo(1);
    }
}
