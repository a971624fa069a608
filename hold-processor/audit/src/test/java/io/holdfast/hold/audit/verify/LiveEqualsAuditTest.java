package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.view.Section;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever commands come, in whatever order: what the topology decides is what the audit derives. */
class LiveEqualsAuditTest extends VerificationFixture {

    private static final PaymentOutcome[] OUTCOMES = {
        PaymentOutcome.AUTHORIZED,
        PaymentOutcome.DECLINED,
        PaymentOutcome.UNKNOWN,
        PaymentOutcome.VOIDED,
        PaymentOutcome.REFUNDED,
        PaymentOutcome.CAPTURE_FAILED,
        PaymentOutcome.CAPTURED
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void on_a_log_of_anything(long seed) {
        var random = new Random(seed);
        live.open();
        for (int i = 0; i < 2_500; i++) {
            live.later(Duration.ofMillis(random.nextInt(2_000)));
            anything(random);
        }

        Findings findings = verify();

        assertThat(findings.violations(Promise.P9)).isEmpty();
        assertThat(findings.violations(Promise.P10)).isEmpty();
        assertThat(findings.violations(Promise.DIGESTS)).isEmpty();
        for (Promise seats : List.of(Promise.P1, Promise.P2, Promise.P3, Promise.P5, Promise.P6)) {
            assertThat(findings.violations(seats)).as("%s", seats).isEmpty();
        }
    }

    private void anything(Random random) {
        String cart = "cart-" + random.nextInt(60);
        String seat = "A-1-" + (random.nextInt(20) + 1);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> live.hold(cart, seat);
            case 3 -> live.send(new HoldSeats(EVENT, cart, List.of(seat, "A-2-1"), 1 + random.nextInt(60), null));
            case 4, 5 -> live.checkout(cart, 1 + random.nextInt(3));
            case 6, 7, 8 -> live.payment(cart, 1 + random.nextInt(2), OUTCOMES[random.nextInt(OUTCOMES.length)]);
            case 9 -> live.send(new ReleaseSeats(EVENT, cart));
            case 10 -> live.send(new ExtendHold(EVENT, cart, 1 + random.nextInt(100)));
            default -> rare(random);
        }
    }

    private void rare(Random random) {
        switch (random.nextInt(10)) {
            case 0 -> live.later(Duration.ofHours(25)).send(new Tick());
            case 1 -> live.send(new byte[] {0, 0, 0, 0, 0, 9});
            case 2 -> live.send((byte[]) null);
            case 3 -> live.send(new HoldSeats(EVENT, "no-seats", List.of(), 300, null));
            case 4 -> live.open();
            default -> live.send(new Tick());
        }
    }

    @Test
    @Tag("slow")
    void on_a_log_that_does_not_fit_into_memory() {
        live.send(new OpenEvent(EVENT, "Stadium", "EUR", List.of(new Section("A", 100, 100, 0L)), 1, null, 0));
        for (int i = 0; i < 7_000; i++) {
            live.hold("cart-" + i, "A-%d-%d".formatted(i / 100 + 1, i % 100 + 1));
        }
        for (int i = 0; i < 7_000; i++) {
            switch (i % 3) {
                case 0 -> live.send(new ReleaseSeats(EVENT, "cart-" + i));
                case 1 -> live.checkout("cart-" + i, 1);
                default -> live.hold("late-" + i, "A-%d-%d".formatted(i / 100 + 1, i % 100 + 1));
            }
        }
        live.send(new CloseEvent(EVENT));
        for (int i = 0; i < 10; i++) {
            live.later(Duration.ofMinutes(6)).send(new Tick());
        }

        broken(verify());
    }
}
