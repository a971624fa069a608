package io.holdfast.hold.seat;

import java.util.Optional;

/** What can be asked of the owner of the seats. One that breaks a limit cannot be made. */
public sealed interface Command {

    /** What the command is about; empty for a Tick, which is about its whole partition. */
    Optional<Subject> subject();

    /** Name of the command, as in the records and in the docs. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** An event as a whole, or one reservation. */
    sealed interface Subject {

        /** The event that the subject is or belongs to. */
        String event();

        /** A whole event. */
        record OfEvent(String event) implements Subject {

            /** Rejects an id that is none. */
            public OfEvent {
                Ids.check("event", event);
            }
        }

        /** One reservation. */
        record OfReservation(ReservationId id) implements Subject {
            @Override
            public String event() {
                return id.event();
            }
        }
    }

    /** Put an event on sale. */
    record OpenEvent(Subject.OfEvent event, Event.Terms terms) implements Command {
        @Override
        public Optional<Subject> subject() {
            return Optional.of(event);
        }
    }

    /** Take an event off sale. */
    record CloseEvent(Subject.OfEvent event) implements Command {
        @Override
        public Optional<Subject> subject() {
            return Optional.of(event);
        }
    }

    /** Hold all of these seats, or none. */
    record HoldSeats(ReservationId id, Request request) implements Command {
        @Override
        public Optional<Subject> subject() {
            return Optional.of(new Subject.OfReservation(id));
        }
    }

    /** Give the seats back. */
    record ReleaseSeats(ReservationId id) implements Command {
        @Override
        public Optional<Subject> subject() {
            return Optional.of(new Subject.OfReservation(id));
        }
    }

    /** Let the hold last this long from now. */
    record ExtendHold(ReservationId id, int holdSeconds) implements Command {

        /** Rejects a duration out of bounds. */
        public ExtendHold {
            Request.checkHoldSeconds(holdSeconds);
        }

        @Override
        public Optional<Subject> subject() {
            return Optional.of(new Subject.OfReservation(id));
        }
    }

    /** Time has passed. */
    record Tick() implements Command {
        @Override
        public Optional<Subject> subject() {
            return Optional.empty();
        }
    }
}
