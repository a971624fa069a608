package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.BrokenPromise.unless;
import static io.holdfast.hold.simulation.promise.Promise.P10;
import static io.holdfast.hold.simulation.promise.Promise.P3;
import static io.holdfast.hold.simulation.promise.Promise.P5;
import static io.holdfast.hold.simulation.promise.Promise.P7;

import io.holdfast.hold.simulation.BrokenPromise;
import io.holdfast.hold.simulation.Decided;
import io.holdfast.hold.simulation.promise.Account.Standing;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.fact.CaptureFailed;
import io.holdfast.schemas.fact.CaptureRequested;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.CommandRepeated;
import io.holdfast.schemas.fact.EventClosed;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldExtended;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.PaymentFailed;
import io.holdfast.schemas.fact.PaymentInDoubt;
import io.holdfast.schemas.fact.PaymentRefunded;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.PaymentVoided;
import io.holdfast.schemas.fact.RefundRequested;
import io.holdfast.schemas.fact.ReservationForgotten;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.fact.VoidRequested;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.view.Reservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What everything committed adds up to. Each command's outcome is entered in its turn; the first that breaks a promise is thrown. */
public final class Book {

    private final Accounts accounts = new Accounts();
    private final HoldFacts holds = new HoldFacts(accounts);
    private final PaymentFacts payments = new PaymentFacts(accounts);
    private final Answers answers = new Answers(accounts);
    private final Outcomes outcomes;
    private final Requests requests;
    private final Views views;
    private final Map<String, Long> facts = new TreeMap<>();

    public Book(Reader reader) {
        this.outcomes = new Outcomes(reader);
        this.requests = new Requests(reader);
        this.views = new Views(accounts, reader);
    }

    /**
     * Enters a command's outcome.
     *
     * @return what it asks of the payment provider
     * @throws BrokenPromise where it breaks a promise
     */
    public List<PaymentRequest> enter(Logged logged, Decided decided) {
        Moment moment = outcomes.inTurn(logged);
        List<Object> facts = outcomes.facts(decided, moment);
        facts.forEach(fact -> apply(fact, moment));
        outcomes.complete(decided, facts, moment);
        moment.command(Tick.class).ifPresent(_ -> swept(moment));
        moment.command(RecordPayment.class).ifPresent(payment -> payments.followed(payment, facts, moment));
        views.decided(decided, moment);
        answers.visible(decided, moment);
        return requests.of(decided, facts, moment);
    }

    private void apply(Object fact, Moment moment) {
        facts.merge(fact.getClass().getSimpleName(), 1L, Long::sum);
        switch (fact) {
            case EventOpened opened -> opened(opened, moment);
            case EventClosed closed ->
                accounts.event(closed.getEvent())
                        .ifPresent(terms -> accounts.event(closed.getEvent(), new Terms(terms.sections(), false)));
            case SeatsHeld held -> holds.held(held, moment);
            case HoldRejected rejected -> holds.rejected(rejected, moment);
            case HoldExtended extended -> holds.extended(extended, moment);
            case HoldReleased released -> holds.released(released, moment);
            case HoldExpired expired -> holds.expired(expired, moment);
            case ReservationForgotten forgotten -> holds.forgotten(forgotten, moment);
            case PaymentRequested requested -> payments.requested(requested, moment);
            case PaymentFailed failed -> payments.failed(failed, moment);
            case SeatsSold sold -> payments.sold(sold, moment);
            case CaptureRequested requested -> payments.captureRequested(requested, moment);
            case PaymentCaptured captured -> payments.captured(captured, moment);
            case CaptureFailed failed -> payments.captureFailed(failed, moment);
            case VoidRequested requested -> payments.voidRequested(requested, moment);
            case RefundRequested requested -> payments.refundRequested(requested, moment);
            case CommandRepeated repeated -> answers.repeated(moment);
            case CommandRefused refused -> answers.refused(refused, moment);
            case PaymentInDoubt doubt -> {}
            case PaymentVoided voided -> {}
            case PaymentRefunded refunded -> {}
            default -> throw new BrokenPromise(P10, "%s led to a fact that nobody knows: %s".formatted(moment, fact));
        }
    }

    private void opened(EventOpened opened, Moment moment) {
        unless(accounts.event(opened.getEvent()).isEmpty(), P3, "%s was open already", moment);
        accounts.event(opened.getEvent(), new Terms(opened.getSections(), true));
    }

    /** After a Tick nothing that was due at its log time is left. */
    private void swept(Moment moment) {
        int partition = moment.logged().partition();
        accounts.all().stream()
                .filter(account -> partition(account.event) == partition && account.due(moment.atMs()))
                .findFirst()
                .ifPresent(left -> {
                    throw new BrokenPromise(
                            left.standing == Standing.PAYING || left.payingAgain ? P7 : P5,
                            "%s left %s".formatted(moment, left));
                });
    }

    private static int partition(String event) {
        return Partitions.DEFAULT.of(event);
    }

    /** How many facts of each kind there are. */
    public Map<String, Long> facts() {
        return Map.copyOf(facts);
    }

    /** How many commands of a partition are decided. */
    public long decided(int partition) {
        return outcomes.decided(partition);
    }

    /** The reservation as the view shows it. */
    public Optional<Reservation> view(String key) {
        return views.reservation(key);
    }

    /** Whether the attempt's reservation is sold, for this much, and its money asked to be taken. */
    public boolean sold(String key, int attempt, long minor) {
        return accounts.find(key)
                .filter(account -> account.standing == Standing.SOLD
                        && account.attempts == attempt
                        && !account.unasked(attempt)
                        && account.priceMinor == minor)
                .isPresent();
    }

    /** Whether the attempt's reservation is sold, and a person has to see to its money. */
    public boolean unpaid(String key, int attempt) {
        return accounts.find(key)
                .filter(account -> account.lapsed.contains(attempt))
                .isPresent();
    }

    /** What everything that is sold and paid costs, in minor units. */
    public long paidMinor() {
        return accounts.all().stream()
                .filter(account -> account.standing == Standing.SOLD && !account.unpaid)
                .mapToLong(account -> account.priceMinor)
                .sum();
    }

    /** When the next hold or payment window ends after this; log time in milliseconds. */
    public OptionalLong nextDeadline(long afterMs) {
        return deadlines().filter(deadline -> deadline > afterMs).min();
    }

    /** Whether a hold or a payment window has ended by this and is still there; log time in milliseconds. */
    public boolean due(long atMs) {
        return deadlines().anyMatch(deadline -> deadline <= atMs);
    }

    private LongStream deadlines() {
        return accounts.all().stream().flatMapToLong(account -> switch (account.standing) {
            case HELD -> LongStream.of(account.expiresAtMs);
            case PAYING -> LongStream.of(account.payByMs);
            case SOLD -> account.payingAgain ? LongStream.of(account.payByMs) : LongStream.empty();
            case VOIDING, REJECTED, RELEASED, EXPIRED -> LongStream.empty();
        });
    }

    /**
     * Nothing is left that ended before this.
     *
     * @throws BrokenPromise where a hold has outlived its end
     */
    public void nothingOutlives(long endMs) {
        accounts.all().stream()
                .filter(account -> account.standing == Standing.HELD && account.expiresAtMs < endMs)
                .findFirst()
                .ifPresent(left -> {
                    throw new BrokenPromise(
                            P5, "%s should have ended at %d and has not yet".formatted(left, left.expiresAtMs));
                });
    }

    /** The first reservation that time or the provider must still end, if there is one. */
    public Optional<String> unfinished() {
        return accounts.all().stream()
                .filter(account -> account.standing.live()
                        && (account.standing != Standing.SOLD || account.payingAgain || account.voidingAgain))
                .findFirst()
                .map(Account::toString);
    }
}
