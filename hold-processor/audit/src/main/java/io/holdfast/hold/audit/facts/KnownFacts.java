package io.holdfast.hold.audit.facts;

import io.holdfast.hold.audit.facts.Account.Standing;
import io.holdfast.hold.audit.facts.Attempt.Phase;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.Deadlines;
import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.SpillingMap;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.fact.CaptureDiffers;
import io.holdfast.schemas.fact.CaptureFailed;
import io.holdfast.schemas.fact.CaptureRequested;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldExtended;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.PaymentFailed;
import io.holdfast.schemas.fact.PaymentRefunded;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.PaymentVoided;
import io.holdfast.schemas.fact.RefundRequested;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.fact.ReservationForgotten;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.fact.VoidRequested;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The facts of one partition, summed up as they come. For one thread. */
public final class KnownFacts {

    /** For how long a finished reservation answers, as is promised. */
    static final long HORIZON_MS = Duration.ofHours(24).toMillis();

    private static final int ACCOUNTS = 10_000;
    private static final int SEATS = 20_000;
    private static final int ATTEMPTS = 5_000;

    private final EventFacts events;
    private final CustomerFacts customers;
    private final SpillingMap<Account> accounts;
    private final SpillingMap<Holding> holdings;
    private final SpillingMap<Attempt> attempts;
    private final SpillingMap<SaleFacts> sales;
    private final Deadlines deadlines;

    public KnownFacts(ByteStore store) {
        events = new EventFacts(store);
        customers = new CustomerFacts(store);
        accounts = new SpillingMap<>(store, 'a', Format.json(Account.class), ACCOUNTS);
        holdings = new SpillingMap<>(store, 'h', Format.json(Holding.class), SEATS);
        attempts = new SpillingMap<>(store, 'p', Format.json(Attempt.class), ATTEMPTS);
        sales = new SpillingMap<>(store, 's', Format.json(SaleFacts.class), ATTEMPTS);
        deadlines = new Deadlines(store, 'd');
    }

    /** What an event sells; null if it was never opened. */
    public @Nullable EventTerms event(String event) {
        return events.event(event);
    }

    /** Whose an event is; null if it was never opened, or if its rules know no callers. */
    public @Nullable EventOwner owner(String event) {
        return events.owner(event);
    }

    /** How many places of an event a customer has. */
    public int places(String event, String customer) {
        return customers.places(event, customer);
    }

    /** What the region of this log has of an event; null if the event knows no regions. */
    public @Nullable RegionFacts regions(String event) {
        return events.regions(event);
    }

    /** The last transfer of an event to another region under this name; null if there was none. */
    public @Nullable TransferFacts transfer(String event, String name) {
        return events.transfer(event, name);
    }

    /** A reservation by its key; null where nothing is known of it. */
    public @Nullable Account account(String reservation) {
        return accounts.get(reservation);
    }

    /** Who has a seat, by its key; null where it is available. */
    public @Nullable Holding holder(String seat) {
        return holdings.get(seat);
    }

    /** A payment attempt by its key. */
    public @Nullable Attempt attempt(String payment) {
        return attempts.get(payment);
    }

    /** The sale to a reservation, by its key. */
    public @Nullable SaleFacts sale(String reservation) {
        return sales.get(reservation);
    }

    /** Reservations that the passing of time should have changed by then, a few of them. */
    public List<String> due(long atMs, int limit) {
        return deadlines.due(atMs, limit);
    }

    /** Visits all reservations, by their keys. */
    public void accounts(BiConsumer<String, Account> visitor) {
        accounts.forEach(visitor);
    }

    /** Visits all payment attempts, by their keys. */
    public void attempts(BiConsumer<String, Attempt> visitor) {
        attempts.forEach(visitor);
    }

    /** Visits all sales, by the keys of their reservations. */
    public void sales(BiConsumer<String, SaleFacts> visitor) {
        sales.forEach(visitor);
    }

    /**
     * Enters a fact.
     *
     * @param before the reservation before the fact
     * @param at where the fact is and when it was decided
     */
    public void enter(String key, Object fact, @Nullable Account before, Entry at) {
        events.enter(key, fact);
        switch (fact) {
            case ReservationAdopted adopted -> adopt(key, adopted, before, at);
            case SeatsHeld held -> hold(key, held, before, at);
            case HoldRejected rejected ->
                set(
                        key,
                        before,
                        new Account(
                                rejected.getSeats(),
                                rejected.getHoldSeconds(),
                                0,
                                at.atMs(),
                                Standing.REJECTED,
                                0,
                                at.atMs() + HORIZON_MS,
                                0,
                                at.fact(),
                                at.fact(),
                                rejected.getCustomer()));
            case HoldExtended extended
            when before != null ->
                set(key, before, before.until(extended.getExpiresAt().toEpochMilli(), at.fact()));
            case HoldReleased released when before != null -> end(key, before, Standing.RELEASED, at);
            case HoldExpired expired when before != null -> end(key, before, Standing.EXPIRED, at);
            case ReservationForgotten forgotten when before != null -> forget(key, before);
            default -> enterPayment(key, fact, before, at);
        }
    }

    private void enterPayment(String key, Object fact, @Nullable Account before, Entry at) {
        switch (fact) {
            case PaymentRequested requested -> {
                if (before != null) {
                    long payBy = requested.getPayBy().toEpochMilli();
                    set(key, before, before.paying(requested.getAttempt(), payBy, at.fact()));
                }
                attempts.put(
                        Keys.payment(key, requested.getAttempt()),
                        new Attempt(
                                Phase.REQUESTED,
                                requested.getAmountMinor(),
                                requested.getCurrency(),
                                at.atMs(),
                                at.fact()));
            }
            case PaymentFailed failed -> {
                if (before != null) {
                    set(
                            key,
                            before,
                            before.standing().sold()
                                    ? before.now(Standing.UNPAID, Account.NEVER, at.fact())
                                    : before.now(Standing.HELD, before.expiresAtMs(), at.fact()));
                }
                move(key, failed.getAttempt(), Phase.FAILED, at);
            }
            case SeatsSold sold -> sell(key, sold, before, at);
            case VoidRequested requested -> {
                if (before != null && before.attempt() == requested.getAttempt()) {
                    becomes(key, before, Standing.PAYING, Standing.VOIDING, at);
                    becomes(key, before, Standing.PAYING_AGAIN, Standing.VOIDING_AGAIN, at);
                }
                move(key, requested.getAttempt(), Phase.VOIDING, at);
            }
            case CaptureRequested requested -> {
                becomes(key, before, Standing.PAYING_AGAIN, Standing.SOLD, at);
                SaleFacts sale = sales.get(key);
                if (sale != null && sale.attempt() != requested.getAttempt()) {
                    sales.put(key, sale.paidBy(requested.getAttempt()));
                }
                move(key, requested.getAttempt(), Phase.CAPTURING, at);
            }
            case CaptureDiffers differs -> {
                becomes(key, before, Standing.UNPAID, Standing.SOLD, at);
                move(key, differs.getAttempt(), Phase.DIFFERS, at);
            }
            case PaymentCaptured captured -> {
                becomes(key, before, Standing.UNPAID, Standing.SOLD, at);
                SaleFacts sale = sales.get(key);
                if (sale != null && sale.attempt() == captured.getAttempt()) {
                    sales.put(key, sale.paid(at));
                }
                move(key, captured.getAttempt(), Phase.CAPTURED, at);
            }
            case CaptureFailed failed -> {
                becomes(key, before, Standing.SOLD, Standing.UNPAID, at);
                move(key, failed.getAttempt(), Phase.CAPTURE_FAILED, at);
            }
            case PaymentVoided voided -> move(key, voided.getAttempt(), Phase.VOIDED, at);
            case RefundRequested requested -> move(key, requested.getAttempt(), Phase.REFUNDING, at);
            case PaymentRefunded refunded -> move(key, refunded.getAttempt(), Phase.REFUNDED, at);
            default -> {
                // What else is decided changes no reservation, seat or payment.
            }
        }
    }

    /** A reservation that stands so now stands otherwise, and the passing of time does not change that. */
    private void becomes(String key, @Nullable Account before, Standing from, Standing to, Entry at) {
        if (before != null && before.standing() == from) {
            set(key, before, before.now(to, Account.NEVER, at.fact()));
        }
    }

    private void adopt(String key, ReservationAdopted adopted, @Nullable Account before, Entry at) {
        var state = new AdoptedState(adopted.getState(), at);
        Account account = state.account();
        set(key, before, account);
        if (state.holds()) {
            account.seats()
                    .forEach(seat -> holdings.put(Keys.seat(adopted.getEvent(), seat), new Holding(key, at.fact())));
        }
        Attempt latest = state.attempt();
        if (latest != null) {
            attempts.put(Keys.payment(key, account.attempt()), latest);
        }
        Attempt earlier = state.before();
        if (earlier != null) {
            attempts.put(Keys.payment(key, account.attempt() - 1), earlier);
        }
        SaleFacts sale = state.sale();
        if (sale != null) {
            sales.put(key, sale);
        }
    }

    private void hold(String key, SeatsHeld held, @Nullable Account before, Entry at) {
        long expiresAt = held.getExpiresAt().toEpochMilli();
        set(
                key,
                before,
                new Account(
                        held.getSeats(),
                        held.getHoldSeconds(),
                        held.getPriceMinor(),
                        at.atMs(),
                        Standing.HELD,
                        expiresAt,
                        expiresAt,
                        0,
                        at.fact(),
                        at.fact(),
                        held.getCustomer()));
        for (String seat : held.getSeats()) {
            holdings.put(Keys.seat(held.getEvent(), seat), new Holding(key, at.fact()));
        }
    }

    private void end(String key, Account before, Standing how, Entry at) {
        set(key, before, before.now(how, at.atMs() + HORIZON_MS, at.fact()));
        String event = Keys.event(key);
        for (String seat : before.seats()) {
            String seatKey = Keys.seat(event, seat);
            Holding holding = holdings.get(seatKey);
            if (holding != null && holding.reservation().equals(key)) {
                holdings.remove(seatKey);
            }
        }
    }

    private void sell(String key, SeatsSold sold, @Nullable Account before, Entry at) {
        if (before != null) {
            set(key, before, before.now(Standing.SOLD, Account.NEVER, at.fact()));
        }
        SaleFacts sale = new SaleFacts(sold.getAttempt(), sold.getAmountMinor(), sold.getCurrency(), null);
        sales.put(key, sold.getAttempt() == 0 ? sale.paid(at) : sale);
        if (sold.getAttempt() > 0) {
            move(key, sold.getAttempt(), Phase.SOLD, at);
        }
    }

    private void forget(String key, Account before) {
        unschedule(key, before);
        customers.changed(key, before, null);
        accounts.remove(key);
    }

    private void set(String key, @Nullable Account before, Account after) {
        unschedule(key, before);
        customers.changed(key, before, after);
        accounts.put(key, after);
        if (after.dueMs() != Account.NEVER) {
            deadlines.add(key, after.dueMs());
        }
    }

    private void unschedule(String key, @Nullable Account before) {
        if (before != null && before.dueMs() != Account.NEVER) {
            deadlines.remove(key, before.dueMs());
        }
    }

    private void move(String key, int number, Phase next, Entry at) {
        String payment = Keys.payment(key, number);
        Attempt before = attempts.get(payment);
        attempts.put(
                payment,
                before == null
                        ? new Attempt(next, 0, "", at.atMs(), at.fact())
                        : before.now(next, at.atMs(), at.fact()));
    }
}
