package io.holdfast.bench.load;

import io.holdfast.bench.load.Connection.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls when they are due, on a bounded number of connections, and notes what is answered. Where every connection has a call under way
 * the next call is not sent, and counted as such: nothing queues here, and no arrival waits for another.
 *
 * <p>One thread sends, another reads: a call costs a system call each way and a few hundred bytes of garbage, so that the cores are left to
 * what is measured (decision 17).
 */
public final class Generator implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final int LOOK_MS = 2;

    private final Selector selector;
    private final Idle idle = new Idle();
    private final List<Connection> connections = new ArrayList<>();
    private final Duration patience;
    private final Duration drain;
    private final boolean retryAtOnce;
    private final Thread reader;
    private volatile @Nullable Noting noting;
    private volatile boolean closed;

    /** Where the reader notes answers, until when they count as answered under load, and who was promised which seats. */
    private record Noting(Tally tally, Holders holders, Timeline timeline, long beginNanos, long endNanos) {}

    /**
     * Connects.
     *
     * @param inFlight how many calls may be under way at once
     * @param patience how long a caller waits for an outcome; what comes later is no goodput
     * @param drain how long the last answers are waited for after the load has ended
     * @param retryAtOnce whether a caller that is refused, or told CHECKING, asks the very same again at once while the load lasts, whatever
     *     {@code Retry-After} says; each time is a call
     */
    public Generator(InetSocketAddress server, int inFlight, Duration patience, Duration drain, boolean retryAtOnce)
            throws IOException {
        this.selector = Selector.open();
        this.patience = patience;
        this.drain = drain;
        this.retryAtOnce = retryAtOnce;
        for (int i = 0; i < inFlight; i++) {
            var connection = new Connection(server);
            connection.open(selector);
            connections.add(connection);
            idle.add(connection);
        }
        this.reader = Thread.ofPlatform().name("bench-reader").daemon(true).start(this::readAnswers);
    }

    /** Sends what a feed says when the load says, waits for the last answers, and returns what became of all. */
    public Phase run(Load load, Feed feed) throws InterruptedException {
        var answered = new Tally();
        var sent = new Tally();
        var holders = new Holders();
        long begin = System.nanoTime();
        long end = begin + load.endNanos();
        var timeline = new Timeline();
        noting = new Noting(answered, holders, timeline, begin, end);
        switch (load) {
            case Schedule schedule -> sendWhenDue(schedule, feed, begin, sent);
            case ClosedLoop callers -> sendWhenAnswered(callers, feed, end, sent);
        }
        await(end);
        drain(sent);
        answered.add(sent);
        return new Phase(
                load.endNanos() / (double) TimeUnit.SECONDS.toNanos(1),
                answered.counts(),
                holders.conflicts(),
                holders.twice(),
                begin,
                timeline);
    }

    private void sendWhenDue(Schedule schedule, Feed feed, long begin, Tally sent) throws InterruptedException {
        for (long arrival = 0; arrival < schedule.arrivals(); arrival++) {
            List<RenderedCall> calls = feed.calls(arrival);
            long due = begin + schedule.dueNanos(arrival);
            await(due);
            for (RenderedCall call : calls) {
                send(call, due, sent);
            }
        }
    }

    private void sendWhenAnswered(ClosedLoop callers, Feed feed, long end, Tally sent) throws InterruptedException {
        int kept = connections.size() - callers.callers();
        for (long arrival = 0; arrival < callers.arrivals(); arrival++) {
            for (RenderedCall call : feed.calls(arrival)) {
                Connection connection = idle.await(kept, end);
                if (connection == null) {
                    return;
                }
                sent.of(call.kind()).due();
                dispatch(connection, call, System.nanoTime(), sent);
            }
        }
    }

    private static void await(long due) throws InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void send(RenderedCall call, long due, Tally tally) {
        tally.of(call.kind()).due();
        Connection connection = idle.poll();
        if (connection == null) {
            tally.of(call.kind()).notSent();
            return;
        }
        dispatch(connection, call, due, tally);
    }

    /** Sends a call on a connection that has none; where that fails, it goes back to the idle. */
    private void dispatch(Connection connection, RenderedCall call, long due, Tally tally) {
        try {
            connection.open(selector);
        } catch (IOException unreachable) {
            tally.of(call.kind()).error("cannot connect");
            idle.add(connection);
            return;
        }
        try {
            connection.send(call, due);
        } catch (IOException failed) {
            connection.close();
            // The other thread may have seen it first, and then has noted it.
            if (connection.finish() != null) {
                tally.of(call.kind()).error("cannot send");
                idle.add(connection);
            }
        }
    }

    /** Waits for the last answers; what is without one by then stays without, and its connection is not used again. */
    private void drain(Tally tally) throws InterruptedException {
        long giveUp = System.nanoTime() + drain.toNanos();
        while (idle.size() < connections.size() && System.nanoTime() < giveUp) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        for (Connection connection : connections) {
            Sent sent = connection.finish();
            if (sent != null) {
                tally.of(sent.call().kind()).error("no answer");
                connection.close();
                idle.add(connection);
            }
        }
        // The thread that took a call puts its connection back when it has noted what became of it.
        while (idle.size() < connections.size()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        noting = null;
    }

    private void readAnswers() {
        var buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (!closed) {
                selector.select(key -> ready(key, buffer));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void ready(SelectionKey key, ByteBuffer buffer) {
        var connection = (Connection) key.attachment();
        var channel = (SocketChannel) key.channel();
        try {
            if (connection.read(channel, buffer)) {
                answered(connection, channel);
            }
        } catch (IOException | IllegalStateException broken) {
            connection.close(channel);
            Sent sent = connection.finish();
            Noting now = noting;
            if (sent != null && now != null) {
                now.tally().of(sent.call().kind()).error("connection lost");
                idle.add(connection);
            }
        }
    }

    private void answered(Connection connection, SocketChannel channel) {
        long at = System.nanoTime();
        int status = connection.status();
        if (connection.closes()) {
            connection.close(channel);
        }
        Sent sent = connection.finish();
        Noting now = noting;
        if (sent == null || now == null) {
            return;
        }
        RenderedCall call = sent.call();
        long took = at - sent.dueNanos();
        now.tally().of(call.kind()).answer(status, took, at <= now.endNanos(), took <= patience.toNanos());
        StatusMeaning outcome = StatusMeaning.of(status);
        now.timeline().note(sent.dueNanos() - now.beginNanos(), outcome);
        boolean granted = StatusMeaning.granted(status);
        if (granted) {
            call.cart().ifPresent(now.holders()::granted);
        }
        if (granted && call.then().isPresent()) {
            // The same caller's next call, on the same connection.
            RenderedCall next = call.then().get();
            now.tally().of(next.kind()).due();
            dispatch(connection, next, at, now.tally());
        } else if (retryAtOnce && outcome.mayChange() && at < now.endNanos()) {
            now.tally().of(call.kind()).due();
            dispatch(connection, call, at, now.tally());
        } else {
            idle.add(connection);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(Connection::close);
        selector.close();
    }
}
