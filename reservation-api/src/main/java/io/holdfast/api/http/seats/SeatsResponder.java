package io.holdfast.api.http.seats;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.http.request.CallHeaders;
import io.holdfast.api.http.request.RoutedRequest;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.http.response.CallGate;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.http.response.SliceWriter;
import io.holdfast.api.http.seats.LargeAnswers.Lease;
import io.holdfast.api.model.Event;
import io.holdfast.api.usecase.Events;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The seats of an event: an answer of megabytes is written as its reader takes it, and counts until it is taken. */
@ApplicationScoped
public class SeatsResponder {

    private final Events events;
    private final LargeAnswers answers;
    private final CallGate gate;

    SeatsResponder(Events events, LargeAnswers answers, CallGate gate) {
        this.events = events;
        this.answers = answers;
        this.gate = gate;
    }

    /** Answers a request; the answer is empty if it is written already. */
    public Optional<HttpAnswer> respond(RoutedRequest request) throws InterruptedException {
        Optional<String> section = request.query("section");
        Answer found = gate.ask(CallKind.READ, request, call -> events.plan(request.event(), section, call));
        return found instanceof Answer.EventNow(Event known)
                ? serve(request, known, section)
                : Optional.of(gate.respond(CallKind.READ, request.headers(), found));
    }

    /** Reads and writes the seats, if there is room for them; meanwhile it waits for the reader alone. */
    private Optional<HttpAnswer> serve(RoutedRequest request, Event event, Optional<String> section)
            throws InterruptedException {
        CallHeaders headers = request.headers();
        Optional<Lease<HttpAnswer>> made = answers.make(
                event.seats(),
                () -> gate.respond(
                        CallKind.READ,
                        headers,
                        events.seats(event, section, gate.call(request).after())));
        if (made.isEmpty()) {
            return Optional.of(gate.respond(CallKind.READ, headers, UndecidedAnswer.Overloaded.soon()));
        }
        try (var lease = made.get()) {
            write(request, lease.answer());
            return Optional.empty();
        }
    }

    private static void write(RoutedRequest request, HttpAnswer answer) throws InterruptedException {
        HttpServerResponse response = request.context().response();
        HttpAnswer.head(response, answer);
        response.putHeader(
                HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length()));
        if (HttpMethod.GET.equals(request.context().request().method())) {
            new SliceWriter(response).write(answer.body());
        }
        var _ = response.end();
    }
}
