package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.Account.Standing;
import io.holdfast.hold.audit.facts.EventOwner;
import io.holdfast.hold.audit.facts.EventTerms;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.CommandRepeated;
import io.holdfast.schemas.fact.PlacesRefused;
import io.holdfast.schemas.view.Caller;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** P3: what is called a repetition asks for what holds already, and the reason of a refusal is true. */
final class TrueAnswers extends Check {

    private final TrueTransfers transfers;
    private final TakeOverAnswers takeOvers;
    private long answers;

    TrueAnswers(KnownFacts known, Findings findings) {
        super(Promise.P3, known, findings);
        this.transfers = new TrueTransfers(known);
        this.takeOvers = new TakeOverAnswers(known);
    }

    @Override
    void see(FactSeen fact) {
        CommandSeen command = fact.command();
        if (command == null) {
            return;
        }
        switch (fact.fact()) {
            case CommandRepeated repeated -> judge(fact, command, isRepeated(command, fact.before()), "");
            case CommandRefused refused ->
                judge(fact, command, isTrue(refused, command, fact.before()), " as " + refused.getReason());
            case PlacesRefused refused -> judge(fact, command, transfers.isTrue(refused), " as " + refused.getReason());
            default -> {
                // Changes something, or only tells of money.
            }
        }
    }

    private void judge(FactSeen fact, CommandSeen command, boolean isTrue, String reason) {
        answers++;
        if (!isTrue) {
            broken(
                    fact,
                    "%s%s of a command about %s, which is %s"
                            .formatted(
                                    fact.kind(),
                                    reason,
                                    fact.key(),
                                    fact.before() == null
                                            ? "not known"
                                            : fact.before().standing()),
                    command.evidence());
        }
    }

    private boolean isRepeated(CommandSeen asked, @Nullable Account before) {
        return switch (asked.command()) {
            case OpenEvent open -> sameTerms(open, asked.caller());
            case CloseEvent close -> {
                EventTerms terms = known.event(close.getEvent());
                yield terms != null && !terms.open();
            }
            case HoldSeats hold -> before != null && sameRequest(hold, before);
            case ReleaseSeats release -> before != null && before.standing() == Standing.RELEASED;
            case ExtendHold extend -> before != null && before.standing() == Standing.HELD;
            case Checkout checkout -> before != null && !before.standing().over();
            case RecordPayment payment -> before != null && payment.getAttempt() <= before.attempt();
            case AdoptReservation adopt -> before != null;
            default -> transfers.isRepeated(asked.command()) || takeOvers.isRepeated(asked.command());
        };
    }

    private boolean isTrue(CommandRefused refused, CommandSeen asked, @Nullable Account before) {
        Object command = asked.command();
        EventTerms terms = known.event(refused.getEvent());
        return switch (refused.getReason()) {
            case NO_SUCH_EVENT -> terms == null;
            case EVENT_DIFFERS ->
                terms != null
                        && (command instanceof AdoptEvent
                                || takeOvers.isOtherMoney(command)
                                || (command instanceof OpenEvent open && !sameTerms(open, asked.caller())))
                        && !transfers.isRepeated(command);
            case NO_SUCH_RESERVATION -> before == null;
            case RESERVATION_DIFFERS ->
                before != null && command instanceof HoldSeats hold && !sameRequest(hold, before);
            case NOT_HELD -> before != null && before.standing() != Standing.HELD;
            case PAYMENT_IN_PROGRESS -> before != null && before.standing().inDoubt();
            case ALREADY_SOLD -> before != null && before.standing().sold();
            case CHECKOUT_DIFFERS ->
                before != null
                        && command instanceof Checkout
                        && !before.standing().over();
            case NO_PAYMENT_METHOD -> command instanceof Checkout checkout && checkout.getPaymentMethod() == null;
            case NO_SUCH_REGION -> transfers.isTrue(refused, command) || takeOvers.isOneOfMany(command);
            case NO_REGIONS, TRANSFER_DIFFERS, OUT_OF_ORDER, NOTHING_FREE, TOO_SCATTERED ->
                transfers.isTrue(refused, command);
            case OTHER_REGION -> takeOvers.isElsewhere(refused, command, before != null);
            case REGION_LOST, REGION_NOT_LOST, TAKE_OVER_DIFFERS -> takeOvers.isTrue(refused, command);
            case STALE -> true;
            // Whose it is, is P12's.
            case NOT_YOURS -> true;
            case OTHER -> false;
        };
    }

    private boolean sameTerms(OpenEvent open, @Nullable Caller caller) {
        EventTerms terms = known.event(open.getEvent());
        RegionFacts regions = known.regions(open.getEvent());
        return terms != null
                && sameOwner(open, caller)
                && (regions == null || open.getHome() == null || regions.isOpenedWith(open.getHome()))
                && EventTerms.of(open.getName(), open.getCurrency(), open.getSections(), terms.open())
                        .equals(terms);
    }

    private boolean sameOwner(OpenEvent open, @Nullable Caller caller) {
        EventOwner owner = known.owner(open.getEvent());
        if (owner == null) {
            return true;
        }
        EventOwner asked = EventOwner.of(open.getRules(), null, open.getPerCustomer());
        boolean sameTenant =
                owner.tenant() == null || (caller != null && owner.tenant().equals(caller.getTenant()));
        return sameTenant && owner.perCustomer() == (asked == null ? 0 : asked.perCustomer());
    }

    /** If it names no customer, it is for that of the reservation; before there were callers there was none. */
    private boolean sameCustomer(HoldSeats hold, Account before) {
        return hold.getCustomer() == null
                || known.owner(hold.getEvent()) == null
                || hold.getCustomer().equals(before.customer());
    }

    private boolean sameRequest(HoldSeats hold, Account before) {
        return sameCustomer(hold, before)
                && before.holdSeconds() == hold.getHoldSeconds()
                && new HashSet<>(before.seats()).equals(new HashSet<>(hold.getSeats()));
    }

    @Override
    void end() {
        checked("refusals and repetitions that are true", answers);
    }
}
