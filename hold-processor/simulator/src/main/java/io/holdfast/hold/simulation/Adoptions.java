package io.holdfast.hold.simulation;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an operator's tool makes of a copy and of the provider's books: a reservation goes on as it stood, or as a sale if the provider has the money for
 * it; a sale that the copy does not know goes on if its seats are still there; all other money is given back.
 */
final class Adoptions {

    /** A reservation to be adopted; if it is refused, its money is given back. */
    record Sale(AdoptReservation command, RecordPayment otherwise) {}

    private final List<AdoptReservation> known = new ArrayList<>();
    private final List<RecordPayment> words = new ArrayList<>();
    private final List<Sale> tail = new ArrayList<>();
    private final String event;
    private final String region;
    private final List<Section> sections;
    private final Instant now;

    /**
     * Works it out.
     *
     * @param region that was lost
     * @param sections of the event, for its prices
     * @param payments of the lost region, as the provider has them now
     */
    Adoptions(String event, String region, List<Section> sections, LostCopy copy, List<Payment> payments, Instant now) {
        this.event = event;
        this.region = region;
        this.sections = sections;
        this.now = now;
        Map<String, List<Payment>> money = new TreeMap<>();
        payments.stream()
                .filter(payment -> payment.getEvent().equals(event))
                .filter(payment ->
                        payment.getState() == PaymentState.AUTHORIZED || payment.getState() == PaymentState.CAPTURED)
                .forEach(payment -> money.computeIfAbsent(
                                Keys.reservation(event, payment.getReservation()), _ -> new ArrayList<>())
                        .add(payment));
        copy.reservations().forEach((key, there) -> known(there, money.getOrDefault(key, List.of())));
        Set<String> unknown = new HashSet<>(money.keySet());
        unknown.removeAll(copy.reservations().keySet());
        unknown.stream().sorted().forEach(key -> unknown(money.getOrDefault(key, List.of())));
    }

    private void known(Reservation there, List<Payment> money) {
        boolean open = there.getStatus() == ReservationStatus.HELD || there.getStatus() == ReservationStatus.PAYING;
        Payment paid = open ? latest(money, there.getAttempts(), there.getPriceMinor()) : null;
        known.add(adopt(paid == null ? there : sold(there, paid)));
        int current = paid == null ? there.getAttempts() : paid.getAttempt();
        boolean settled = paid != null || isSettledBy(there);
        money.stream()
                .filter(payment -> !settled || payment.getAttempt() != current)
                .forEach(payment -> words.add(word(payment)));
    }

    /** The money of the latest attempt is asked for again, or was taken. */
    private static boolean isSettledBy(Reservation there) {
        return switch (there.getStatus()) {
            case PAYING, VOIDING -> true;
            case SOLD -> there.getSettlement() != Settlement.CAPTURE_FAILED;
            case HELD, REJECTED, RELEASED, EXPIRED, OTHER -> false;
        };
    }

    private static @Nullable Payment latest(List<Payment> money, int from, long priceMinor) {
        return money.stream()
                .filter(payment -> payment.getAttempt() >= Math.max(1, from) && payment.getAmountMinor() == priceMinor)
                .reduce((one, other) -> one.getAttempt() > other.getAttempt() ? one : other)
                .orElse(null);
    }

    private void unknown(List<Payment> money) {
        Payment paid = latest(money, 1, price(money.getFirst().getSeats()));
        money.stream().filter(payment -> !payment.equals(paid)).forEach(payment -> words.add(word(payment)));
        if (paid != null && !paid.getSeats().isEmpty()) {
            tail.add(new Sale(adopt(sold(blank(paid), paid)), word(paid)));
        } else if (paid != null) {
            words.add(word(paid));
        }
    }

    private long price(List<String> seats) {
        return seats.stream()
                .mapToLong(seat -> sections.stream()
                        .filter(section -> seat.startsWith(section.getName() + "-"))
                        .mapToLong(Section::getPriceMinor)
                        .findFirst()
                        .orElse(0))
                .sum();
    }

    private Reservation blank(Payment paid) {
        return Reservation.newBuilder()
                .setEvent(event)
                .setReservation(paid.getReservation())
                .setStatus(ReservationStatus.HELD)
                .setSeats(paid.getSeats())
                .setHoldSeconds(1)
                .setHeldAt(now)
                .setExpiresAt(now)
                .setVersion(1)
                .setPriceMinor(paid.getAmountMinor())
                .setCurrency(paid.getCurrency())
                .setDecided(new Cause(0, 0L, now, null))
                .build();
    }

    private Reservation sold(Reservation there, Payment paid) {
        return Reservation.newBuilder(there)
                .setStatus(ReservationStatus.SOLD)
                .setSettlement(Settlement.AUTHORIZED)
                .setEndedAt(now)
                .setPayBy(null)
                .setAttempts(paid.getAttempt())
                .setPaymentMethod("pm_card_visa")
                .build();
    }

    private AdoptReservation adopt(Reservation state) {
        return new AdoptReservation(event, state.getReservation(), region, state);
    }

    private static RecordPayment word(Payment payment) {
        return new RecordPayment(
                payment.getEvent(),
                payment.getReservation(),
                payment.getAttempt(),
                payment.getState() == PaymentState.CAPTURED ? PaymentOutcome.CAPTURED : PaymentOutcome.AUTHORIZED,
                payment.getAmountMinor(),
                payment.getCurrency(),
                null,
                null);
    }

    /** Reservations that the copy knows. */
    List<AdoptReservation> known() {
        return known;
    }

    /** The provider's word about money that is of no sale. */
    List<RecordPayment> words() {
        return words;
    }

    /** Sales that only the provider knows of. */
    List<Sale> tail() {
        return tail;
    }
}
