package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Event;
import io.holdfast.api.command.Call;
import io.holdfast.api.command.Events;
import io.holdfast.api.command.SeatStreams;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.api.view.ViewPosition;
import io.holdfast.schemas.RecordHeaders;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The seats of an event and each change of them, as Server-Sent Events. A route rather than a resource: what is written has to wait for what
 * was written before, and the end of the connection has to be heard of. Each stream has a virtual thread.
 */
@ApplicationScoped
class SeatStreamRoute {

    private static final PathTemplate PATH = new PathTemplate("/v1/events/{event}/seats/stream");
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Events events;
    private final SeatStreams streams;
    private final SeatSnapshots snapshots;
    private final Gate gate;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    SeatStreamRoute(Events events, SeatStreams streams, SeatSnapshots snapshots, Gate gate) {
        this.events = events;
        this.streams = streams;
        this.snapshots = snapshots;
        this.gate = gate;
    }

    void routes(@Observes Router router) {
        router.get(PATH.forRouter()).handler(this::open);
    }

    /** Ends the streams first: the server waits for what is under way, and they would never be done. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }

    private void open(RoutingContext context) {
        PATH.nameSpan();
        if (!streams.enter()) {
            VertxAnswers.send(context, Problems.of(Answer.Overloaded.soon()));
            return;
        }
        Thread thread = Thread.ofVirtual().name("seats").unstarted(() -> serve(context));
        threads.add(thread);
        context.addEndHandler(_ -> thread.interrupt());
        thread.start();
    }

    private void serve(RoutingContext context) {
        try {
            answer(context);
        } catch (SliceWriter.GoneException gone) {
            context.response().reset();
        } catch (InterruptedException ended) {
            end(context.response());
        } catch (RuntimeException failure) {
            if (context.response().headWritten()) {
                Failures.log(failure);
                context.response().reset();
            } else {
                VertxAnswers.send(context, Failures.problem(failure, true));
            }
        } finally {
            threads.remove(Thread.currentThread());
            streams.leave();
        }
    }

    private void answer(RoutingContext context) throws InterruptedException {
        HttpServerRequest request = context.request();
        String event = Objects.requireNonNullElse(context.pathParam("event"), "");
        PathIds.check(event);
        Preference preference = CallHeaders.preference(request);
        Call call = new Call(
                preference.patience(),
                Optional.empty(),
                TraceParent.continuing(request.getHeader(RecordHeaders.TRACE_PARENT)));
        gate.requireReady(CallKind.READ);
        Answer answer = events.read(event, call);
        if (answer instanceof Answer.EventNow(Event known)) {
            stream(context.response(), known, position(request.getHeader(LAST_EVENT_ID)));
        } else {
            VertxAnswers.send(context, Responses.of(answer, preference));
        }
    }

    private void stream(HttpServerResponse response, Event event, Optional<ViewPosition> after)
            throws InterruptedException {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, SeatEvents.MEDIA_TYPE)
                // Of a proxy that would otherwise collect what is to be seen at once.
                .putHeader("X-Accel-Buffering", "no");
        var writer = new SliceWriter(response);
        writer.write(Buffer.buffer(SeatEvents.hello()));
        streams.follow(event.id(), after, new SeatStreamWriter(writer, snapshots, event));
    }

    /** What is no position of ours is none: a snapshot is always right. */
    private static Optional<ViewPosition> position(@Nullable String header) {
        return Optional.ofNullable(header).flatMap(ViewPosition::parse);
    }

    private void end(HttpServerResponse response) {
        if (stopping && response.headWritten() && !response.closed()) {
            var _ = response.end(Buffer.buffer(SeatEvents.closing()));
        }
    }
}
