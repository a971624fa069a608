package io.holdfast.hold.step;

import io.holdfast.hold.codec.EventCodec;
import io.holdfast.hold.codec.FactCodec;
import io.holdfast.hold.codec.PaymentCodec;
import io.holdfast.hold.codec.ReservationCodec;
import io.holdfast.hold.codec.SeatCodec;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.payment.PaymentRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** The changed views. */
    public List<Output> changes(Step.Decided step) {
        return step.decision().changes().stream().map(this::change).toList();
    }

    /** What is asked of the payment provider. */
    public List<Output> requests(Step.Decided step) {
        List<Output> requests = new ArrayList<>();
        for (Fact fact : step.decision().facts()) {
            if (fact instanceof Fact.OfPayment payment) {
                PaymentCodec.request(payment, step.cause()).map(this::request).ifPresent(requests::add);
            }
        }
        return requests;
    }

    /**
     * The unchanged view of what a command was about, where the decision changed none of it: whoever sent the command sees by the record's
     * cause that it has been decided, and by its value how things stand.
     *
     * @param state the state before or after the decision: of what is unchanged both say the same
     */
    public Optional<Output> confirmation(Step.Decided step, State state) {
        Optional<Subject> subject = step.command().subject();
        if (subject.isEmpty()
                || step.decision().changes().stream().anyMatch(change -> concerns(change, subject.get()))) {
            return Optional.empty();
        }
        return switch (subject.get()) {
            case Subject.OfEvent event -> state.event(event.event()).map(this::event);
            case Subject.OfReservation reservation ->
                state.reservation(reservation.id()).map(this::reservation);
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
            case Change.OfSeat seat -> false;
        };
    }

    private Output change(Change change) {
        return switch (change) {
            case Change.EventSet set -> event(set.event());
            case Change.ReservationSet set -> set.after().map(this::reservation).orElseGet(() -> forget(set.id()));
            case Change.SeatTaken taken -> seat(taken, serdes.seats().encode(SeatCodec.record(taken)));
            case Change.SeatSold sold -> seat(sold, serdes.seats().encode(SeatCodec.record(sold)));
            case Change.SeatFreed freed -> seat(freed, null);
        };
    }

    private static Output seat(Change.OfSeat change, byte @Nullable [] value) {
        return new Output(Sink.SEATS, "Seat", Keys.seat(change.event(), change.seat()), value);
    }

    private Output request(PaymentRequest request) {
        return new Output(
                Sink.PAYMENT_REQUESTS,
                "PaymentRequest",
                Keys.reservation(request.getEvent(), request.getReservation()),
                serdes.paymentRequests().encode(request));
    }

    private Output event(Event event) {
        return new Output(Sink.EVENTS, "Event", event.id(), serdes.events().encode(EventCodec.record(event)));
    }

    private Output reservation(Reservation reservation) {
        return new Output(
                Sink.RESERVATIONS,
                "Reservation",
                key(reservation.id()),
                serdes.reservations().encode(ReservationCodec.record(reservation)));
    }

    private static Output forget(ReservationId id) {
        return new Output(Sink.RESERVATIONS, "Reservation", key(id), null);
    }

    private static String key(ReservationId id) {
        return Keys.reservation(id.event(), id.reservation());
    }
}
