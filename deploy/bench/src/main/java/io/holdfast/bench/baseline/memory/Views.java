package io.holdfast.bench.baseline.memory;

import io.holdfast.bench.baseline.http.Owner.Unavailable;
import io.holdfast.bench.baseline.http.Owner.View;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Rejection;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reservations as callers see them. */
final class Views {

    private Views() {}

    static View of(Reservation reservation) {
        return new View(
                reservation.id().event(),
                reservation.id().reservation(),
                reservation.status().name(),
                reservation.request().seats(),
                unavailable(reservation.status()),
                expiresAt(reservation.status()).map(Instant::toString),
                reservation.version(),
                reservation.price().minor(),
                reservation.price().currency(),
                reservation.decided().at().toString());
    }

    private static Optional<Instant> expiresAt(Status status) {
        return switch (status) {
            case Status.Held held -> Optional.of(held.expiresAt());
            case Status.Released released -> Optional.of(released.expiresAt());
            case Status.Expired expired -> Optional.of(expired.expiresAt());
            case Status.Paying paying -> Optional.of(paying.expiresAt());
            case Status.Voiding voiding -> Optional.of(voiding.expiresAt());
            case Status.Sold sold -> Optional.of(sold.expiresAt());
            case Status.Rejected _ -> Optional.empty();
        };
    }

    private static List<Unavailable> unavailable(Status status) {
        return status instanceof Status.Rejected(var _, Rejection.SeatsUnavailable(var seats))
                ? seats.stream()
                        .map(seat -> new Unavailable(seat.seat(), seat.reason().name()))
                        .toList()
                : List.of();
    }
}
