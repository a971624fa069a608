package io.holdfast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One connection, with at most one call under way on it. One thread sends and another reads; the thread that {@linkplain #finish takes} the call that
 * is under way also sees to what becomes of the connection.
 */
final class Connection {

    private static final long WRITE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A call under way, with the instant that its latency is counted from. */
    record Sent(RenderedCall call, long dueNanos) {}

    private final InetSocketAddress server;
    private final AtomicReference<@Nullable Sent> sent = new AtomicReference<>();
    private volatile @Nullable SocketChannel channel;
    private volatile ResponseReader reader = new ResponseReader();

    Connection(InetSocketAddress server) {
        this.server = server;
    }

    /** Connects, where it is not connected. */
    void open(Selector selector) throws IOException {
        if (channel != null) {
            return;
        }
        SocketChannel fresh = SocketChannel.open();
        try {
            fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
            fresh.connect(server);
            fresh.configureBlocking(false);
            reader = new ResponseReader();
            channel = fresh;
            fresh.register(selector, SelectionKey.OP_READ, this);
            // A selector that waits hears of a new channel when it waits again.
            selector.wakeup();
        } catch (IOException refused) {
            close(fresh);
            throw refused;
        }
    }

    void send(RenderedCall call, long dueNanos) throws IOException {
        sent.set(new Sent(call, dueNanos));
        SocketChannel open = channel;
        if (open == null) {
            throw new IOException("not connected");
        }
        ByteBuffer request = call.request();
        long giveUp = 0;
        // A request fits into the socket's buffer: where it does not, the server has stopped reading.
        while (request.hasRemaining()) {
            if (open.write(request) == 0) {
                long now = System.nanoTime();
                giveUp = giveUp == 0 ? now + WRITE_WITHIN_NANOS : giveUp;
                if (now > giveUp) {
                    throw new IOException("the server does not read");
                }
                Thread.onSpinWait();
            }
        }
    }

    /** Reads on; true at the end of an answer. */
    boolean read(SocketChannel from, ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (from.read(buffer) < 0) {
            throw new IOException("the server closed the connection");
        }
        buffer.flip();
        return reader.read(buffer);
    }

    int status() {
        return reader.status();
    }

    boolean closes() {
        return reader.closes();
    }

    /** The call under way, which is then over; nothing if there is none. */
    @Nullable
    Sent finish() {
        return sent.getAndSet(null);
    }

    void close() {
        SocketChannel open = channel;
        if (open != null) {
            close(open);
        }
    }

    void close(SocketChannel which) {
        if (channel == which) {
            channel = null;
        }
        try {
            which.close();
        } catch (IOException gone) {
            // It is gone, which is what was wanted.
        }
    }
}
