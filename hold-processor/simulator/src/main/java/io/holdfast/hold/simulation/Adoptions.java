package io.holdfast.hold.simulation;

import static java.util.stream.Collectors.groupingBy;

import io.holdfast.hold.codec.ReservationCodec;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.takeover.AdoptionChoice;
import io.holdfast.hold.takeover.ProviderPayment;
import io.holdfast.hold.takeover.ProviderPayment.Money;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.payment.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the operator's tool ({@link AdoptionChoice}) makes of a copy of one event and of the provider's books. */
final class Adoptions {

    /** A reservation to be adopted; if it is refused, the money of a sale that the copy does not know is given back. */
    record Adoption(AdoptReservation command, Optional<RecordPayment> otherwise) {}

    private final List<Adoption> known = new ArrayList<>();
    private final List<Adoption> tail = new ArrayList<>();
    private final List<RecordPayment> words = new ArrayList<>();
    private final String region;

    /**
     * Works it out.
     *
     * @param region that was lost
     * @param payments of the lost region, as the provider has them now
     */
    Adoptions(String event, String region, LostCopy copy, List<Payment> payments, Instant now) {
        this.region = region;
        Map<ReservationId, List<ProviderPayment>> money = payments.stream()
                .filter(payment -> payment.getEvent().equals(event))
                .map(Adoptions::asTheProviderHasIt)
                .collect(groupingBy(ProviderPayment::reservation));
        copy.reservations()
                .forEach((id, there) -> add(known, AdoptionChoice.known(there, money.getOrDefault(id, List.of()))));
        var last = new Cause(copy.partition(), Math.max(0, copy.upTo()), now, Optional.empty());
        Map<String, ReservationId> unknown = new TreeMap<>();
        money.keySet().stream()
                .filter(id -> !copy.reservations().containsKey(id))
                .forEach(id -> unknown.put(id.reservation(), id));
        unknown.values()
                .forEach(id ->
                        add(tail, AdoptionChoice.unknown(id, copy.event(), money.getOrDefault(id, List.of()), last)));
    }

    private static ProviderPayment asTheProviderHasIt(Payment payment) {
        return new ProviderPayment(
                new ReservationId(payment.getEvent(), payment.getReservation()),
                payment.getAttempt(),
                switch (payment.getState()) {
                    case AUTHORIZED -> Money.AUTHORIZED;
                    case CAPTURED -> Money.CAPTURED;
                    default -> Money.NONE;
                },
                new Price(payment.getAmountMinor(), payment.getCurrency()),
                payment.getSeats(),
                Optional.ofNullable(payment.getProviderReference()));
    }

    private void add(List<Adoption> adoptions, AdoptionChoice choice) {
        choice.adopted()
                .ifPresent(state -> adoptions.add(new Adoption(
                        new AdoptReservation(
                                state.id().event(), state.id().reservation(), region, ReservationCodec.record(state)),
                        choice.honoured().map(ProviderPayment::word))));
        choice.givenBack().stream().map(ProviderPayment::word).forEach(words::add);
    }

    /** Reservations that the copy knows. */
    List<Adoption> known() {
        return known;
    }

    /** The provider's word about money that is of no sale. */
    List<RecordPayment> words() {
        return words;
    }

    /** Sales that only the provider knows of. */
    List<Adoption> tail() {
        return tail;
    }
}
