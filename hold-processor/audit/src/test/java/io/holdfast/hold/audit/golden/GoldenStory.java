package io.holdfast.hold.audit.golden;

import static io.holdfast.hold.audit.LiveLog.EVENT;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.receipt.ReceiptStatus;
import io.holdfast.schemas.view.Section;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Commands by which all that version 1 of the rules knows happens at least once: each fact, each reason of a refusal, a dead letter and a command that was taken out. */
final class GoldenStory {

    private static final String FREE = another(1);
    private static final String UNKNOWN = another(2);

    private final LiveLog live;

    GoldenStory(LiveLog live) {
        this.live = live;
    }

    /** An event of partition 0, as {@link LiveLog#EVENT} is. */
    static String another(int which) {
        return another("ev-", which);
    }

    static String another(String prefix, int which) {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> prefix + n)
                .filter(event -> Partitions.DEFAULT.of(event) == 0)
                .skip(which)
                .findFirst()
                .orElseThrow();
    }

    void tell() {
        live.open();
        live.takeOut(1);
        live.hold("cart-out", "A-9-9");
        live.send("not a command".getBytes(StandardCharsets.UTF_8));
        live.open();
        live.send(new OpenEvent(EVENT, "Another name", "EUR", List.of(new Section("A", 10, 20, 4_500L)), 1, null, 0));
        holds();
        payments();
        capturesThatFail();
        money();
        theEnd();
    }

    private void holds() {
        live.send(new HoldSeats(UNKNOWN, "cart-1", List.of("A-1-1"), 300, null));
        live.hold("cart-1", "A-1-1", "A-1-2");
        live.hold("cart-1", "A-1-1", "A-1-2");
        live.hold("cart-1", "A-1-3");
        live.hold("cart-2", "A-1-2", "Z-1-1");
        live.send(new ExtendHold(EVENT, "cart-1", 600));
        live.send(new ExtendHold(EVENT, "cart-1", 60));
        live.send(new ReleaseSeats(EVENT, "cart-1"));
        live.send(new ReleaseSeats(EVENT, "cart-1"));
        live.send(new ExtendHold(EVENT, "cart-1", 60));
        live.send(new ReleaseSeats(EVENT, "nobody"));
        live.hold("cart-3", "A-1-1");
        live.later(Duration.ofMinutes(6));
        live.hold("cart-4", "A-1-1");
        live.later(Duration.ofMinutes(6)).send(new Tick());
    }

    private void payments() {
        live.checkout("nobody", 1);
        live.hold("cart-5", "A-2-1");
        live.send(new Checkout(EVENT, "cart-5", 1, null, 120, null));
        live.checkout("cart-5", 2);
        live.checkout("cart-5", 1);
        live.send(new Checkout(EVENT, "cart-5", 1, "pm_another", 120, null));
        live.send(new ReleaseSeats(EVENT, "cart-5"));
        live.ledger("cart-5", 1, PaymentState.DECLINED, 4_500);
        live.payment("cart-5", 1, PaymentOutcome.DECLINED);
        live.payment("cart-5", 1, PaymentOutcome.DECLINED);
        live.checkout("cart-5", 2);
        live.payment("cart-5", 2, PaymentOutcome.UNAVAILABLE);
        live.checkout("cart-5", 3);
        live.payment("cart-5", 3, PaymentOutcome.UNKNOWN);
        live.later(Duration.ofMinutes(10)).send(new Tick());
        live.ledger("cart-5", 3, PaymentState.VOIDED, 4_500);
        live.payment("cart-5", 3, PaymentOutcome.VOIDED);
        live.sell("cart-6", "A-2-1");
        live.send(new ReleaseSeats(EVENT, "cart-6"));
        live.payment("cart-6", 9, PaymentOutcome.DECLINED);
        live.send(new OpenEvent(FREE, "Open air", "EUR", List.of(new Section("A", 1, 2, 0L)), 1, null, 0));
        live.send(new HoldSeats(FREE, "cart-1", List.of("A-1-1"), 300, null));
        live.send(new Checkout(FREE, "cart-1", 1, null, 120, null));
    }

    private void capturesThatFail() {
        live.hold("cart-7", "A-3-1");
        live.checkout("cart-7", 1);
        live.ledger("cart-7", 1, PaymentState.CAPTURE_FAILED, 4_500);
        live.payment("cart-7", 1, PaymentOutcome.AUTHORIZED);
        live.payment("cart-7", 1, PaymentOutcome.CAPTURE_FAILED);
        live.checkout("cart-7", 2);
        live.ledger("cart-7", 1, PaymentState.VOIDED, 4_500);
        live.payment("cart-7", 1, PaymentOutcome.VOIDED);
        live.payment("cart-7", 2, PaymentOutcome.AUTHORIZED);
        live.ledger("cart-7", 2, PaymentState.CAPTURED, 4_500);
        long paid = live.payment("cart-7", 2, PaymentOutcome.CAPTURED);
        live.receipt("cart-7", ReceiptStatus.SENT, paid);
    }

    private void money() {
        live.hold("cart-8", "A-4-1");
        live.checkout("cart-8", 1);
        live.payment("cart-8", 1, PaymentOutcome.AUTHORIZED);
        live.ledger("cart-8", 1, PaymentState.CAPTURED, 4_500);
        live.send(new RecordPayment(EVENT, "cart-8", 1, PaymentOutcome.CAPTURED, 4_400L, "EUR", null, "pi_1"));
        live.hold("cart-9", "A-5-1");
        live.checkout("cart-9", 1);
        live.ledger("cart-9", 1, PaymentState.DECLINED, 4_500);
        live.payment("cart-9", 1, PaymentOutcome.DECLINED);
        live.payment("cart-9", 1, PaymentOutcome.CAPTURED);
        live.ledger("cart-9", 1, PaymentState.REFUNDED, 4_500);
        live.payment("cart-9", 1, PaymentOutcome.REFUNDED);
    }

    private void theEnd() {
        live.send(new CloseEvent(EVENT));
        live.send(new CloseEvent(EVENT));
        live.hold("cart-10", "A-6-1");
        live.later(Duration.ofHours(25)).send(new Tick());
        live.send(new ReleaseSeats(EVENT, "cart-1"));
    }
}
