package io.holdfast.bench.baseline.floor;

import io.holdfast.bench.baseline.http.Owner;
import io.holdfast.schemas.Keys;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The edge's half: a hold is a command on the log, answered when the state that another process wrote for it is seen. It decides nothing:
 * every hold is granted, and two that want one seat both get it. One reservation may have one call under way.
 */
final class LogOwner implements Owner {

    /** What a command of Holdfast holds beside ids and seats. */
    private static final int PADDING_BYTES = 240;

    private static final int PRICE_MINOR = 4_500;

    private final Vertx vertx;
    private final Producer<String, byte[]> commands;
    private final Clock clock;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    /** A call, and the event loop that it came on. */
    private record Waiting(Context context, Promise<Result> promise, View view) {}

    LogOwner(Vertx vertx, Producer<String, byte[]> commands, Clock clock) {
        this.vertx = vertx;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public Future<Result> hold(String event, String reservation, List<String> seats, int holdSeconds) {
        String key = Keys.reservation(event, reservation);
        Promise<Result> promise = Promise.promise();
        waiting.put(
                key, new Waiting(vertx.getOrCreateContext(), promise, view(event, reservation, seats, holdSeconds)));
        var command = new ProducerRecord<>(
                FloorTopics.COMMANDS, FloorTopics.partition(event), key, value(reservation, seats));
        var _ = commands.send(command, (_, failed) -> {
            if (failed != null) {
                waiting.remove(key);
                promise.tryFail(failed);
            }
        });
        return promise.future();
    }

    /** The state of a reservation was seen, committed or not: its caller is answered. */
    void decided(String key) {
        Waiting call = waiting.remove(key);
        if (call != null) {
            call.context().runOnContext(_ -> call.promise().tryComplete(new Result.Held(call.view())));
        }
    }

    private View view(String event, String reservation, List<String> seats, int holdSeconds) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new View(
                event,
                reservation,
                "HELD",
                seats,
                List.of(),
                Optional.of(now.plusSeconds(holdSeconds).toString()),
                1,
                (long) seats.size() * PRICE_MINOR,
                "EUR",
                now.toString());
    }

    private static byte[] value(String reservation, List<String> seats) {
        byte[] head = (reservation + "|" + String.join(",", seats)).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(head, head.length + PADDING_BYTES);
    }

    /** It keeps no events: every one is open. */
    @Override
    public Future<Result> open(String event, Terms terms) {
        return Future.succeededFuture(new Result.Opened(event));
    }

    @Override
    public Future<Result> read(String event, String reservation) {
        return Future.succeededFuture(new Result.NoSuchReservation(reservation));
    }

    @Override
    public Future<Result> seats(String event) {
        return Future.succeededFuture(new Result.NoSuchEvent(event));
    }
}
