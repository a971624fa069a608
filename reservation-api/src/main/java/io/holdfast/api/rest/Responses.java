package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.Subject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers as HTTP responses: the contract's table. */
final class Responses {

    static final String EVIDENCE = "Holdfast-Evidence";
    static final String PREFERENCE_APPLIED = "Preference-Applied";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    /** Seconds. A decision takes milliseconds; one that is not there yet is not helped by asking more often. */
    private static final int RETRY_AFTER = 1;

    private Responses() {}

    static Response of(Answer answer, Preference preference) {
        ResponseBuilder response = of(answer);
        evidence(answer).ifPresent(position -> response.header(EVIDENCE, position.toString()));
        preference.applied().ifPresent(applied -> response.header(PREFERENCE_APPLIED, applied));
        return response.build();
    }

    private static ResponseBuilder of(Answer answer) {
        return switch (answer) {
            case Answer.EventOpened(Event event) ->
                json(CREATED, Bodies.event(event)).header(HttpHeaders.LOCATION, location(Subject.of(event.id())));
            case Answer.EventNow(Event event) -> json(OK, Bodies.event(event));
            case Answer.Events(var events, var next) -> json(OK, Bodies.events(events, next));
            case Answer.Seats(var event, var seats, var position) -> json(OK, Bodies.seats(event, seats, position));
            case Answer.Held(Reservation state) ->
                json(CREATED, Bodies.reservation(state))
                        .header(HttpHeaders.LOCATION, location(Subject.of(state.event(), state.id())));
            case Answer.ReservationNow(Reservation state) -> json(OK, Bodies.reservation(state));
            case Answer.Checking(var subject, var sent, var waited) ->
                checking(subject, Bodies.checking(subject, sent, waited));
            case Answer.Behind(var subject, var position, var waited) ->
                checking(subject, Bodies.behind(subject, position, waited));
            case Answer.Paying(Reservation state) ->
                checking(Subject.of(state.event(), state.id()), Bodies.reservation(state));
            case Answer.History(Reservation state) -> json(OK, Bodies.history(state));
            case Answer.ContactErased _ -> Response.noContent();
            case Answer.PaymentDeclined declined -> Problems.of(declined).response();
            case Answer.PaymentUnavailable unavailable ->
                Problems.of(unavailable).response();
            case Answer.CheckoutDiffers differs -> Problems.of(differs).response();
            case Answer.Unfit unfit -> Problems.of(unfit).response();
            case Answer.HoldExpired expired -> Problems.of(expired).response();
            case Answer.PaymentInProgress paying -> Problems.of(paying).response();
            case Answer.AlreadySold sold -> Problems.of(sold).response();
            case Answer.EventDiffers differs -> Problems.of(differs).response();
            case Answer.NoSuchSection none -> Problems.of(none).response();
            case Answer.NoSuchEvent none -> Problems.of(none).response();
            case Answer.ReservationDiffers differs -> Problems.of(differs).response();
            case Answer.SeatsUnavailable unavailable -> Problems.of(unavailable).response();
            case Answer.EventClosed closed -> Problems.of(closed).response();
            case Answer.Rejected rejected -> Problems.of(rejected).response();
            case Answer.NotHeld notHeld -> Problems.of(notHeld).response();
            case Answer.NoSuchReservation none -> Problems.of(none).response();
            case Answer.LogUnavailable unavailable -> Problems.of(unavailable).response();
            case Answer.Overloaded overloaded -> Problems.of(overloaded).response();
            case Answer.NoSuchPosition(Position position) ->
                Problems.noSuchPosition(position).response();
            case Answer.NotSent notSent -> Problems.of(notSent).response();
            case Answer.StateUnknown unknown -> Problems.of(unknown).response();
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

    private static ResponseBuilder checking(Subject subject, Consumer<JsonObject> body) {
        return json(ACCEPTED, body)
                .header(HttpHeaders.LOCATION, location(subject))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    private static ResponseBuilder json(int status, Consumer<JsonObject> body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(Json.write(body));
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
