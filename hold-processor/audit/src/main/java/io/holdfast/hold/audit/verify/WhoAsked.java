package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.EventOwner;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.EventAdopted;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.RefusalReason;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.view.Caller;
import io.holdfast.schemas.view.OverLimit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * P12: nothing is decided for a caller about what is somebody else's, and nobody is refused for that who may; an event and a reservation are theirs
 * for whom they were asked for; and no customer has more places of an event than it allows, or is told so without need.
 */
final class WhoAsked extends Check {

    private long asked;
    private long refused;
    private long limited;

    WhoAsked(KnownFacts known, Findings findings) {
        super(Promise.P12, known, findings);
    }

    @Override
    void see(FactSeen fact) {
        CommandSeen command = fact.command();
        if (command == null) {
            return;
        }
        whose(fact, command);
        switch (fact.fact()) {
            case EventOpened opened -> opened(fact, opened, command);
            case EventAdopted adopted -> adopted(fact, adopted, command);
            case SeatsHeld held -> held(fact, held, command);
            case HoldRejected rejected -> rejected(fact, rejected, command);
            default -> {
                // Gives nobody anything new.
            }
        }
    }

    private void whose(FactSeen fact, CommandSeen command) {
        boolean anothers = isAnothers(command);
        boolean isRefusal = fact.fact() instanceof CommandRefused no
                && (no.getReason() == RefusalReason.NOT_YOURS || isOfAnotherTenant(no));
        asked += command.caller() == null ? 0 : 1;
        refused += isRefusal ? 1 : 0;
        if (anothers != isRefusal) {
            broken(
                    fact,
                    anothers
                            ? "%s was decided for %s, whose it is not"
                                    .formatted(command.subject(), words(command.caller()))
                            : "%s was refused to %s as somebody else's, and it is not"
                                    .formatted(command.subject(), words(command.caller())),
                    command.evidence());
        }
    }

    /** To open an event that another tenant has opened differs, and in nothing else that is told. */
    private static boolean isOfAnotherTenant(CommandRefused no) {
        return no.getReason() == RefusalReason.EVENT_DIFFERS
                && no.getCommand().equals(OpenEvent.class.getSimpleName())
                && no.getDiffers().equals(List.of("tenant"));
    }

    /** Whether a command from outside is about what its caller may not act on. */
    private boolean isAnothers(CommandSeen command) {
        String subject = isFromOutside(command.command()) ? command.subject() : null;
        EventOwner owner = subject == null ? null : known.owner(event(subject));
        if (subject == null || owner == null) {
            return false;
        }
        Caller caller = command.caller();
        if (owner.tenant() != null && (caller == null || !owner.tenant().equals(caller.getTenant()))) {
            return true;
        }
        if (caller == null || !caller.getOwnHolds() || Keys.isEvent(subject)) {
            return false;
        }
        Account account = known.account(subject);
        HoldSeats hold = command.as(HoldSeats.class);
        if (account == null && hold == null) {
            return false;
        }
        String whose = account == null ? customer(hold, caller) : account.customer();
        return caller.getCustomer() == null || !caller.getCustomer().equals(whose);
    }

    private static String event(String subject) {
        return Keys.isEvent(subject) ? subject : Keys.event(subject);
    }

    private static boolean isFromOutside(Object command) {
        return command instanceof OpenEvent
                || command instanceof CloseEvent
                || command instanceof CedePlaces
                || command instanceof HoldSeats
                || command instanceof ReleaseSeats
                || command instanceof ExtendHold
                || command instanceof Checkout;
    }

    private void opened(FactSeen fact, EventOpened opened, CommandSeen command) {
        OpenEvent open = command.as(OpenEvent.class);
        if (open != null) {
            Caller caller = command.caller();
            owned(
                    fact,
                    command,
                    EventOwner.of(open.getRules(), caller == null ? null : caller.getTenant(), open.getPerCustomer()),
                    EventOwner.of(opened.getRules(), opened.getTenant(), opened.getPerCustomer()));
        }
    }

    private void adopted(FactSeen fact, EventAdopted adopted, CommandSeen command) {
        AdoptEvent adopt = command.as(AdoptEvent.class);
        if (adopt != null) {
            owned(
                    fact,
                    command,
                    EventOwner.of(adopt.getRules(), adopt.getTenant(), adopt.getPerCustomer()),
                    EventOwner.of(adopted.getRules(), adopted.getTenant(), adopted.getPerCustomer()));
        }
    }

    private void owned(FactSeen fact, CommandSeen command, @Nullable EventOwner asked, @Nullable EventOwner decided) {
        if (!Objects.equals(asked, decided)) {
            broken(
                    fact,
                    "%s was asked for as %s, and is %s"
                            .formatted(fact.key(), EventOwner.words(asked), EventOwner.words(decided)),
                    command.evidence());
        }
    }

    private void held(FactSeen fact, SeatsHeld held, CommandSeen command) {
        forWhom(fact, held.getEvent(), held.getCustomer(), command);
        EventOwner owner = known.owner(held.getEvent());
        if (owner != null && owner.perCustomer() > 0 && held.getCustomer() != null) {
            limited++;
            int has = known.places(held.getEvent(), held.getCustomer());
            if (has + held.getSeats().size() > owner.perCustomer()) {
                broken(
                        fact,
                        "%s was given %d places, and its customer, who may have %d, has %d"
                                .formatted(fact.key(), held.getSeats().size(), owner.perCustomer(), has),
                        command.evidence());
            }
        }
    }

    private void rejected(FactSeen fact, HoldRejected rejected, CommandSeen command) {
        forWhom(fact, rejected.getEvent(), rejected.getCustomer(), command);
        boolean said = rejected.getReason() == RejectionReason.OVER_LIMIT;
        OverLimit due = rejected.getReason() == RejectionReason.EVENT_CLOSED ? null : due(rejected);
        limited += said ? 1 : 0;
        if (said ? due == null || !due.equals(rejected.getOverLimit()) : due != null) {
            broken(
                    fact,
                    "%s was rejected as %s %s, and the limit %s"
                            .formatted(
                                    fact.key(),
                                    rejected.getReason(),
                                    Objects.requireNonNullElse(rejected.getOverLimit(), ""),
                                    due == null ? "is not passed" : "is passed by " + due),
                    command.evidence());
        }
    }

    /** The limit that this hold would pass; null if it passes none. */
    private @Nullable OverLimit due(HoldRejected rejected) {
        EventOwner owner = known.owner(rejected.getEvent());
        if (owner == null || owner.perCustomer() == 0 || rejected.getCustomer() == null) {
            return null;
        }
        int has = known.places(rejected.getEvent(), rejected.getCustomer());
        return has + rejected.getSeats().size() > owner.perCustomer() ? new OverLimit(has, owner.perCustomer()) : null;
    }

    private void forWhom(FactSeen fact, String event, @Nullable String customer, CommandSeen command) {
        HoldSeats hold = command.as(HoldSeats.class);
        String expected = hold == null || known.owner(event) == null ? null : customer(hold, command.caller());
        if (hold != null && !Objects.equals(expected, customer)) {
            broken(
                    fact,
                    "%s was asked for %s, and is for %s".formatted(fact.key(), expected, customer),
                    command.evidence());
        }
    }

    private static @Nullable String customer(@Nullable HoldSeats hold, @Nullable Caller caller) {
        if (hold != null && hold.getCustomer() != null) {
            return hold.getCustomer();
        }
        return caller == null ? null : caller.getCustomer();
    }

    private static String words(@Nullable Caller caller) {
        return caller == null
                ? "nobody who was named"
                : "%s of %s".formatted(caller.getClient(), caller.getTenant())
                        + (caller.getCustomer() == null ? "" : " for " + caller.getCustomer());
    }

    @Override
    void end() {
        if (asked + refused + limited > 0) {
            checked("facts whose command names its caller", asked);
            checked("refusals of what is somebody else's", refused);
            checked("holds within a limit, or over it", limited);
        }
    }
}
