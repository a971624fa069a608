package io.holdfast.hold.step;

import io.holdfast.hold.codec.FactCodec;
import io.holdfast.hold.codec.PaymentCodec;
import io.holdfast.hold.codec.StateCodec;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import io.holdfast.hold.step.Output.Sink;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.state.StateKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is written because of a decision. Everything follows from the log alone, so that a replay writes the same. */
public final class Outputs {

    private final Serdes serdes;

    /** Outputs in these encodings. */
    public Outputs(Serdes serdes) {
        this.serdes = serdes;
    }

    /** The facts, in their order. */
    public List<Output> facts(Step.Decided step) {
        List<Output> facts = new ArrayList<>();
        for (Fact fact : step.decision().facts()) {
            var record = FactCodec.record(fact, step.cause(), facts.size());
            facts.add(new Output(
                    Sink.FACTS,
                    fact.name(),
                    FactCodec.key(fact.subject()),
                    serdes.facts().encode(record)));
        }
        return facts;
    }

    /**
     * The states that the decision leaves, a tombstone for what is no longer there: each that it changes, and the one that the command was about
     * in any case. So the cause of a subject's record tells how far the commands about it are decided, and the caller of each is answered.
     *
     * @param state the state before the decision
     */
    public List<Output> states(Step.Decided step, State state) {
        List<Output> states = new ArrayList<>(
                step.decision().changes().stream().map(this::change).toList());
        step.command()
                .subject()
                .filter(subject -> step.decision().changes().stream().noneMatch(change -> concerns(change, subject)))
                .map(subject -> unchanged(subject, state))
                .ifPresent(states::add);
        return states;
    }

    /** What is asked of the payment provider. */
    public List<Output> requests(Step.Decided step) {
        List<Output> requests = new ArrayList<>();
        for (Fact fact : step.decision().facts()) {
            asked(fact, step.cause()).map(this::request).ifPresent(requests::add);
        }
        return requests;
    }

    private static Optional<PaymentRequest> asked(Fact fact, Cause cause) {
        return switch (fact) {
            case Fact.ForProvider asked -> Optional.of(PaymentCodec.request(asked, cause));
            case Fact.ReservationAdopted adopted -> PaymentCodec.request(adopted, cause);
            default -> Optional.empty();
        };
    }

    /** The digest of a partition's decisions so far. */
    public Output digest(int partition, Chain chain) {
        DecisionDigest record = chain.digest(partition);
        return new Output(
                Sink.DIGESTS,
                "DecisionDigest",
                Integer.toString(partition),
                serdes.digests().encode(record));
    }

    private static boolean concerns(Change change, Subject subject) {
        return switch (change) {
            case Change.EventSet set ->
                subject.equals(new Subject.OfEvent(set.event().id()));
            case Change.ReservationSet set -> subject.equals(new Subject.OfReservation(set.id()));
        };
    }

    private Output change(Change change) {
        return switch (change) {
            case Change.EventSet(Event event) -> event(event.id(), Optional.of(event));
            case Change.ReservationSet set -> reservation(set.id(), set.after());
        };
    }

    private Output unchanged(Subject subject, State state) {
        return switch (subject) {
            case Subject.OfEvent(String event) -> event(event, state.event(event));
            case Subject.OfReservation(ReservationId id) -> reservation(id, state.reservation(id));
        };
    }

    private Output event(String id, Optional<Event> event) {
        return state("Event", StateKeys.event(id), event.map(StateCodec::record));
    }

    private Output reservation(ReservationId id, Optional<Reservation> reservation) {
        return state(
                "Reservation",
                StateKeys.reservation(id.event(), id.reservation()),
                reservation.map(StateCodec::record));
    }

    private Output state(String type, String key, Optional<io.holdfast.schemas.view.State> record) {
        return new Output(
                Sink.STATE, type, key, record.map(serdes.states()::encode).orElse(null));
    }

    private Output request(PaymentRequest request) {
        return new Output(
                Sink.PAYMENT_REQUESTS,
                "PaymentRequest",
                Keys.reservation(request.getEvent(), request.getReservation()),
                serdes.paymentRequests().encode(request));
    }
}
