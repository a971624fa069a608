package io.holdfast.hold.takeover;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Payments;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.takeover.ProviderPayment.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is adopted of one reservation of a lost region: what the replay of its log says of it, and what the provider says of its payments. The log that
 * was copied ends somewhere; money that the provider has was asked for by what came after. So the provider is believed that a payment began, and the
 * log which seats it is for, unless the log does not know the reservation at all.
 *
 * @param adopted the state to adopt; empty if there is nothing to adopt
 * @param honoured the payment by which that state is a sale, although the log does not say so; it is given back if the state is refused
 * @param givenBack payments that have money and no seats
 */
public record AdoptionChoice(
        Optional<Reservation> adopted, Optional<ProviderPayment> honoured, List<ProviderPayment> givenBack) {

    /** The hold's length is not known of a reservation that was never copied; this is what the page asks for. */
    static final int UNKNOWN_HOLD_SECONDS = 300;

    /** Keeps a copy of the payments. */
    public AdoptionChoice {
        givenBack = List.copyOf(givenBack);
    }

    /** Of a reservation that the replay knows. */
    public static AdoptionChoice known(Reservation replayed, List<ProviderPayment> payments) {
        Optional<ProviderPayment> honoured = payments.stream()
                .filter(payment -> payment.has(replayed.price()) && sells(replayed, payment))
                .max(Comparator.comparingInt(ProviderPayment::attempt));
        Reservation adopted =
                honoured.map(payment -> sold(replayed, payment.attempt())).orElse(replayed);
        List<ProviderPayment> givenBack = payments.stream()
                .filter(payment -> payment.money() != Money.NONE && !isAsked(adopted, payment))
                .toList();
        return new AdoptionChoice(Optional.of(adopted), honoured, givenBack);
    }

    /** Whether a payment makes a sale of what the log says: it is the attempt that the log waits for, or one that began later. */
    private static boolean sells(Reservation replayed, ProviderPayment payment) {
        int known = replayed.payments().attempts();
        return switch (replayed.status()) {
            case Status.Held held -> payment.attempt() > known;
            case Status.Paying paying -> payment.attempt() >= known;
            case Status.Voiding voiding -> payment.attempt() > known;
            case Status.Sold sold ->
                switch (sold.settlement()) {
                    case PAYING_AGAIN -> payment.attempt() >= known;
                    case CAPTURE_FAILED ->
                        payment.attempt() > known || (payment.attempt() == known && payment.money() == Money.CAPTURED);
                    case VOIDING_AGAIN -> payment.attempt() > known;
                    case NOTHING_DUE, AUTHORIZED, CAPTURED, AMOUNT_DIFFERS -> false;
                };
            case Status.Rejected rejected -> false;
            case Status.Released released -> false;
            case Status.Expired expired -> false;
        };
    }

    /** Whether the adopted state has an order out for a payment, which tells what becomes of it: nothing else need be said. */
    private static boolean isAsked(Reservation adopted, ProviderPayment payment) {
        if (payment.attempt() != adopted.payments().attempts()) {
            return false;
        }
        return switch (adopted.status()) {
            case Status.Paying paying -> payment.money() != Money.CAPTURED;
            case Status.Voiding voiding -> true;
            case Status.Sold sold -> sold.settlement() != Settlement.CAPTURE_FAILED;
            case Status.Held held -> false;
            case Status.Rejected rejected -> false;
            case Status.Released released -> false;
            case Status.Expired expired -> false;
        };
    }

    private static Reservation sold(Reservation replayed, int attempt) {
        Payments before = replayed.payments();
        var payments = new Payments(attempt, before.decline(), before.method(), before.contact());
        Status.Sold sold = switch (replayed.status()) {
            case Status.Held held -> sale(held.from(), held.expiresAt(), replayed);
            case Status.Paying paying -> sale(paying.heldFrom(), paying.expiresAt(), replayed);
            case Status.Voiding voiding -> sale(voiding.heldFrom(), voiding.expiresAt(), replayed);
            case Status.Sold sale ->
                new Status.Sold(sale.heldFrom(), sale.expiresAt(), sale.at(), Settlement.AUTHORIZED, Optional.empty());
            case Status.Rejected rejected -> throw neverSold(replayed);
            case Status.Released released -> throw neverSold(replayed);
            case Status.Expired expired -> throw neverSold(replayed);
        };
        return new Reservation(
                replayed.id(),
                replayed.request(),
                replayed.customer(),
                replayed.price(),
                sold,
                payments,
                replayed.history(),
                replayed.version(),
                replayed.decided());
    }

    /** When it was sold is not known: after the last that is. */
    private static Status.Sold sale(Instant from, Instant expiresAt, Reservation replayed) {
        return new Status.Sold(from, expiresAt, replayed.decided().at(), Settlement.AUTHORIZED, Optional.empty());
    }

    private static IllegalStateException neverSold(Reservation replayed) {
        return new IllegalStateException("%s has no seats to sell".formatted(replayed.id()));
    }

    /**
     * Of a reservation that the replay does not know: it began behind the last command that was copied.
     *
     * @param event as the replay or this region knows it; empty if neither does
     * @param last the last command that was copied
     */
    public static AdoptionChoice unknown(
            ReservationId id, Optional<Event> event, List<ProviderPayment> payments, Cause last) {
        Optional<ProviderPayment> honoured = payments.stream()
                .filter(payment ->
                        event.filter(known -> isWhole(known, payment)).isPresent())
                .max(Comparator.comparingInt(ProviderPayment::attempt));
        List<ProviderPayment> givenBack = payments.stream()
                .filter(payment -> payment.money() != Money.NONE
                        && honoured.filter(payment::equals).isEmpty())
                .toList();
        return new AdoptionChoice(honoured.map(payment -> sale(id, payment, last)), honoured, givenBack);
    }

    /** Whether the seats are told, are all of the event, and cost what was paid. */
    private static boolean isWhole(Event event, ProviderPayment payment) {
        List<Optional<Long>> prices =
                payment.seats().stream().map(event.terms().plan()::priceMinor).toList();
        return !prices.isEmpty()
                && prices.stream().allMatch(Optional::isPresent)
                && new HashSet<>(payment.seats()).size() == prices.size()
                && payment.has(new Price(
                        prices.stream().mapToLong(Optional::get).sum(),
                        event.terms().currency()));
    }

    private static Reservation sale(ReservationId id, ProviderPayment payment, Cause last) {
        return new Reservation(
                id,
                new Request(payment.seats(), UNKNOWN_HOLD_SECONDS),
                Optional.empty(),
                payment.price(),
                new Status.Sold(last.at(), last.at(), last.at(), Settlement.AUTHORIZED, Optional.empty()),
                new Payments(payment.attempt(), Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                1,
                last);
    }
}
