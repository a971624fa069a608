package io.holdfast.bench.baseline.http;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Who owns the seats. Each call is decided at once and by one owner: the answer is the outcome. */
public interface Owner {

    /** A block of seats at one price, as the contract writes it. */
    record Section(String name, int rows, int seatsPerRow, long priceMinor) {}

    /** What an event is and costs. */
    record Terms(String name, String currency, List<Section> sections) {}

    /** A seat that could not be had, and why. */
    record Unavailable(String seat, String reason) {}

    /**
     * A reservation as callers see it.
     *
     * @param status HELD, EXPIRED or REJECTED
     * @param expiresAt of a hold, in ISO 8601
     * @param decidedAt when this state was decided, in ISO 8601
     */
    record View(
            String event,
            String reservation,
            String status,
            List<String> seats,
            List<Unavailable> unavailable,
            Optional<String> expiresAt,
            int version,
            long priceMinor,
            String currency,
            String decidedAt) {

        boolean rejected() {
            return status.equals("REJECTED");
        }
    }

    /** What came of a call. */
    sealed interface Result {
        /** The event is on sale through this call. */
        record Opened(String event) implements Result {}

        /** The event was on sale on these terms. */
        record EventNow(String event) implements Result {}

        /** The event is on sale on other terms. */
        record EventDiffers(String event) implements Result {}

        /** There is no such event. */
        record NoSuchEvent(String event) implements Result {}

        /** The seats are held through this call. */
        record Held(View view) implements Result {}

        /** The state of a reservation. */
        record Now(View view) implements Result {}

        /** The identity stands for another request. */
        record Differs(View view, String field) implements Result {}

        /** There is no such reservation. */
        record NoSuchReservation(String reservation) implements Result {}

        /** The state of each seat. */
        record Seats(String event, List<Seat> seats) implements Result {}
    }

    /** A seat and whether it is held. */
    record Seat(String seat, boolean held) {}

    Future<Result> open(String event, Terms terms);

    /** Holds all of these seats, given in ascending order, or none. */
    Future<Result> hold(String event, String reservation, List<String> seats, int holdSeconds);

    Future<Result> read(String event, String reservation);

    Future<Result> seats(String event);
}
