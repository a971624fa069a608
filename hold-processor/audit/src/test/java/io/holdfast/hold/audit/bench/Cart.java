package io.holdfast.hold.audit.bench;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.receipt.ReceiptStatus;
import io.holdfast.schemas.view.Cause;
import java.time.Instant;
import java.util.List;

/** One customer, step by step. Of a hundred, 25 buy, 35 give back, 20 come too late for a seat, 10 press twice, 10 let the hold end. */
final class Cart {

    private static final long PRICE = 9_000;

    private final Hall hall;
    private final String reservation;
    private final int kind;
    private final List<String> seats;
    private int step;

    Cart(Hall hall, String reservation, int kind) {
        this.hall = hall;
        this.reservation = reservation;
        this.kind = kind;
        this.seats = hall.take();
    }

    String event() {
        return hall.event();
    }

    String reservation() {
        return reservation;
    }

    /** Takes the next step; false after the last. */
    boolean step(GenerateLog log) {
        step++;
        if (step == 1) {
            command(log, new HoldSeats(event(), reservation, seats, kind >= 90 ? 2 : 1_800, null));
            return true;
        }
        if (kind < 25) {
            return buy(log);
        }
        if (kind < 60) {
            return giveBack(log, 3);
        }
        if (kind < 80) {
            if (step == 2) {
                command(log, new HoldSeats(event(), reservation + "-late", seats, 300, null));
                return true;
            }
            return giveBack(log, 3);
        }
        if (kind < 90) {
            if (step == 2) {
                command(log, new HoldSeats(event(), reservation, seats, 1_800, null));
                return true;
            }
            if (step == 3) {
                command(log, new ExtendHold(event(), reservation, 600));
                return true;
            }
            return giveBack(log, 4);
        }
        return false;
    }

    private boolean giveBack(GenerateLog log, int last) {
        if (step < last) {
            return true;
        }
        command(log, new ReleaseSeats(event(), reservation));
        hall.giveBack(seats);
        return false;
    }

    private boolean buy(GenerateLog log) {
        switch (step) {
            case 2 -> command(log, new Checkout(event(), reservation, 1, "pm_card_visa", 120, null));
            case 3 -> {
                ledger(log, PaymentState.AUTHORIZED, PaymentOperation.AUTHORIZE);
                command(log, payment(PaymentOutcome.AUTHORIZED));
            }
            case 4 -> {
                ledger(log, PaymentState.CAPTURED, PaymentOperation.CAPTURE);
                log.paid(key(), payment(PaymentOutcome.CAPTURED), this);
                return false;
            }
            default -> throw new IllegalStateException("no step " + step);
        }
        return true;
    }

    private RecordPayment payment(PaymentOutcome outcome) {
        return new RecordPayment(event(), reservation, 1, outcome, PRICE, "EUR", null, "pi_" + reservation);
    }

    private void ledger(GenerateLog log, PaymentState state, PaymentOperation wanted) {
        log.ledger(
                Keys.payment(event(), reservation, 1),
                new Payment(
                        event(),
                        reservation,
                        1,
                        state,
                        wanted,
                        false,
                        true,
                        seats,
                        PRICE,
                        "EUR",
                        "pm_card_visa",
                        null,
                        "pi_" + reservation,
                        null,
                        null,
                        0,
                        Instant.EPOCH,
                        null,
                        null,
                        true));
    }

    Receipt receipt(int partition, long offset, long stampMs) {
        Instant at = Instant.ofEpochMilli(stampMs);
        return new Receipt(
                event(),
                reservation,
                ReceiptStatus.SENT,
                "<%s.%s@bench>".formatted(event(), reservation),
                1,
                at,
                null,
                new Cause(partition, offset, at, null, null),
                "contact",
                null);
    }

    private void command(GenerateLog log, Object command) {
        log.command(key(), command);
    }

    private String key() {
        return Keys.seat(event(), seats.getFirst());
    }
}
