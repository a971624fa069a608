package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.Subject;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers as HTTP responses: the contract's table. */
final class Responses {

    private static final String EVIDENCE = "Holdfast-Evidence";
    private static final String PREFERENCE_APPLIED = "Preference-Applied";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    /** Seconds. A decision takes milliseconds; one that is not there yet is not helped by asking more often. */
    private static final String RETRY_AFTER = "1";

    private static final Problem OVERLOADED = Problems.of(Answer.Overloaded.soon());

    /** Says nothing of when to come back: that stands in the header. */
    private static final byte[] OVERLOADED_BODY = OVERLOADED.body();

    private Responses() {}

    static HttpAnswer of(Answer answer, Preference preference) {
        HttpAnswer response = of(answer);
        evidence(answer).ifPresent(position -> response.with(EVIDENCE, position.toString()));
        preference.applied().ifPresent(applied -> response.with(PREFERENCE_APPLIED, applied));
        return response;
    }

    private static HttpAnswer of(Answer answer) {
        return switch (answer) {
            case Answer.EventOpened(Event event) ->
                json(CREATED, Bodies.event(event)).with(HttpHeaders.LOCATION, location(Subject.of(event.id())));
            case Answer.EventNow(Event event) -> json(OK, Bodies.event(event));
            case Answer.Events(var events, var next) -> json(OK, Bodies.events(events, next));
            case Answer.Seats(var event, var seats, var position) -> json(OK, Bodies.seats(event, seats, position));
            case Answer.Held(Reservation state) ->
                json(CREATED, Bodies.reservation(state))
                        .with(HttpHeaders.LOCATION, location(Subject.of(state.event(), state.id())));
            case Answer.ReservationNow(Reservation state) -> json(OK, Bodies.reservation(state));
            case Answer.Checking(var subject, var sent, var waited) ->
                checking(subject, Bodies.checking(subject, sent, waited));
            case Answer.Behind(var subject, var position, var waited) ->
                checking(subject, Bodies.behind(subject, position, waited));
            case Answer.Paying(Reservation state) ->
                checking(Subject.of(state.event(), state.id()), Bodies.reservation(state));
            case Answer.History(Reservation state) -> json(OK, Bodies.history(state));
            case Answer.ContactErased _ -> HttpAnswer.of(NO_CONTENT);
            case Answer.PaymentDeclined declined -> Problems.of(declined).answer();
            case Answer.PaymentUnavailable unavailable ->
                Problems.of(unavailable).answer();
            case Answer.CheckoutDiffers differs -> Problems.of(differs).answer();
            case Answer.Unfit unfit -> Problems.of(unfit).answer();
            case Answer.HoldExpired expired -> Problems.of(expired).answer();
            case Answer.PaymentInProgress paying -> Problems.of(paying).answer();
            case Answer.AlreadySold sold -> Problems.of(sold).answer();
            case Answer.EventDiffers differs -> Problems.of(differs).answer();
            case Answer.NoSuchSection none -> Problems.of(none).answer();
            case Answer.NoSuchEvent none -> Problems.of(none).answer();
            case Answer.ReservationDiffers differs -> Problems.of(differs).answer();
            case Answer.SeatsUnavailable unavailable -> Problems.of(unavailable).answer();
            case Answer.EventClosed closed -> Problems.of(closed).answer();
            case Answer.Rejected rejected -> Problems.of(rejected).answer();
            case Answer.NotHeld notHeld -> Problems.of(notHeld).answer();
            case Answer.NoSuchReservation none -> Problems.of(none).answer();
            case Answer.LogUnavailable unavailable -> Problems.of(unavailable).answer();
            case Answer.Overloaded(int retryAfterSeconds) -> overloaded(retryAfterSeconds);
            case Answer.NoSuchPosition(Position position) ->
                Problems.noSuchPosition(position).answer();
            case Answer.NotSent notSent -> Problems.of(notSent).answer();
            case Answer.StateUnknown unknown -> Problems.of(unknown).answer();
        };
    }

    /** Where on the log the answer rests; empty where it rests on nothing there. */
    private static Optional<Position> evidence(Answer answer) {
        return switch (answer) {
            case Answer.EventOpened(Event event) -> Optional.of(event.decided().position());
            case Answer.EventNow(Event event) -> Optional.of(event.decided().position());
            case Answer.EventDiffers(Event event, var _) ->
                Optional.of(event.decided().position());
            case Answer.Seats(var _, var _, Position position) -> Optional.of(position);
            case Answer.NoSuchEvent(var _, Optional<Position> position) -> position;
            case Answer.Held(Reservation state) -> Optional.of(state.decided().position());
            case Answer.ReservationNow(Reservation state) ->
                Optional.of(state.decided().position());
            case Answer.ReservationDiffers(Reservation state, var _) ->
                Optional.of(state.decided().position());
            case Answer.SeatsUnavailable(var _, var _, Position position) -> Optional.of(position);
            case Answer.EventClosed(var _, Position position) -> Optional.of(position);
            case Answer.Rejected(Reservation state) ->
                Optional.of(state.decided().position());
            case Answer.NotHeld(Reservation state) ->
                Optional.of(state.decided().position());
            case Answer.Paying(Reservation state) -> Optional.of(state.decided().position());
            case Answer.PaymentDeclined(Reservation state, int _) ->
                Optional.of(state.decided().position());
            case Answer.PaymentUnavailable(Reservation state) ->
                Optional.of(state.decided().position());
            case Answer.CheckoutDiffers(Reservation state, var _) ->
                Optional.of(state.decided().position());
            case Answer.Unfit(Reservation state, var _, var _) ->
                Optional.of(state.decided().position());
            case Answer.HoldExpired(Reservation state) ->
                Optional.of(state.decided().position());
            case Answer.PaymentInProgress(Reservation state) ->
                Optional.of(state.decided().position());
            case Answer.AlreadySold(Reservation state) ->
                Optional.of(state.decided().position());
            case Answer.History(Reservation state) ->
                Optional.of(state.decided().position());
            case Answer.NoSuchReservation(var _, Optional<Position> position) -> position;
            case Answer.Checking(var _, var sent, var _) -> Optional.of(sent.position());
            case Answer.Behind(var _, Position position, var _) -> Optional.of(position);
            case Answer.NotSent(var _, Position position, var _) -> Optional.of(position);
            case Answer.StateUnknown(var _, Position position) -> Optional.of(position);
            case Answer.Events _,
                    Answer.NoSuchSection _,
                    Answer.ContactErased _,
                    Answer.LogUnavailable _,
                    Answer.NoSuchPosition _,
                    Answer.Overloaded _ -> Optional.empty();
        };
    }

    private static HttpAnswer checking(Subject subject, Consumer<JsonObject> body) {
        return json(ACCEPTED, body)
                .with(HttpHeaders.LOCATION, location(subject))
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    /** Of one body, which is written already: what is refused must not take the place of what can be served. */
    private static HttpAnswer overloaded(int retryAfterSeconds) {
        return HttpAnswer.of(OVERLOADED.status(), MediaTypes.PROBLEM, OVERLOADED_BODY)
                .with(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
    }

    private static HttpAnswer json(int status, Consumer<JsonObject> body) {
        return HttpAnswer.of(status, MediaTypes.JSON, Json.write(body));
    }

    /** A path of this service. Ids need no escaping. */
    private static String location(Subject subject) {
        if (subject.equals(Subject.ofAll())) {
            return "/v1/events";
        }
        String event = "/v1/events/" + subject.event();
        return subject.reservation().map(id -> event + "/reservations/" + id).orElse(event);
    }
}
