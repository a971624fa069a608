package io.holdfast.api.http.seats;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.http.request.RoutedRequest;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.http.response.CallGate;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.http.response.SliceWriter;
import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Event;
import io.holdfast.api.seats.SeatStreams;
import io.holdfast.api.usecase.Events;
import io.holdfast.api.view.ViewPosition;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The seats of an event and each change of them, as Server-Sent Events: what is written waits for what was written before. */
@ApplicationScoped
public class SeatStreamResponder {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Events events;
    private final SeatStreams streams;
    private final SeatSnapshots snapshots;
    private final CallGate gate;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    SeatStreamResponder(Events events, SeatStreams streams, SeatSnapshots snapshots, CallGate gate) {
        this.events = events;
        this.streams = streams;
        this.snapshots = snapshots;
        this.gate = gate;
    }

    /** Ends the streams first: the server waits for what is under way, and they would never be done. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }

    /** Answers a request; the answer is empty if it is written already. */
    public Optional<HttpAnswer> respond(RoutedRequest request) throws InterruptedException {
        Optional<String> tenant = request.caller().map(Caller::tenant);
        if (!streams.enter(tenant)) {
            return Optional.of(HttpAnswer.of(
                    UndecidedAnswer.Overloaded.soon().reply(), request.headers().preference()));
        }
        threads.add(Thread.currentThread());
        try {
            Answer found = gate.ask(CallKind.READ, request, call -> events.read(request.event(), call));
            if (found instanceof Answer.EventNow(Event known)) {
                stream(request.context(), known);
                return Optional.empty();
            }
            return Optional.of(gate.respond(CallKind.READ, request.headers(), found));
        } catch (InterruptedException ended) {
            end(request.context().response());
            return Optional.empty();
        } finally {
            threads.remove(Thread.currentThread());
            streams.leave(tenant);
        }
    }

    private void stream(RoutingContext context, Event event) throws InterruptedException {
        HttpServerResponse response = context.response();
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, SeatEvents.MEDIA_TYPE)
                // Of a proxy that would otherwise collect what is to be seen at once.
                .putHeader("X-Accel-Buffering", "no");
        var writer = new SliceWriter(response);
        writer.write(Buffer.buffer(SeatEvents.hello()));
        // What is no position of ours is none: a snapshot is always right.
        Optional<ViewPosition> after =
                Optional.ofNullable(context.request().getHeader(LAST_EVENT_ID)).flatMap(ViewPosition::parse);
        streams.follow(event.id(), after, new SeatStreamWriter(writer, snapshots, event));
    }

    private void end(HttpServerResponse response) {
        if (stopping && response.headWritten() && !response.closed()) {
            var _ = response.end(Buffer.buffer(SeatEvents.closing()));
        }
    }
}
