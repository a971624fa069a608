package io.holdfast.standin.network;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One connection, passed on in both directions until either side ends it, or the link is cut. */
final class RelayedConnection implements AutoCloseable {

    private static final int CONNECT_MS = 2_000;
    private static final int CHUNK_BYTES = 64 * 1024;

    /** What a slow link holds; beyond that its sender waits, as with a full window. */
    private static final int CHUNKS = 256;

    /** What was read at one time; none is the end. */
    private record Chunk(ByteBuffer bytes, long dueNanos) {}

    private final LinkedNetwork network;
    private final Way way;
    private final Socket caller;
    private final Socket callee;

    RelayedConnection(LinkedNetwork network, Way way, Socket caller, Socket callee) {
        this.network = network;
        this.way = way;
        this.caller = caller;
        this.callee = callee;
    }

    /** Passes everything on, and returns once it is over. */
    void run(Address target) {
        try {
            caller.setTcpNoDelay(true);
            callee.setTcpNoDelay(true);
            callee.connect(target.socket(), CONNECT_MS);
        } catch (IOException away) {
            close();
            return;
        }
        Thread forth = direction(caller, callee, way);
        Thread back = direction(callee, caller, way.back());
        try {
            forth.join();
            back.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread direction(Socket from, Socket to, Way direction) {
        BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS);
        Thread writer = Thread.ofVirtual().start(() -> write(underWay, to, direction));
        Thread.ofVirtual().start(() -> read(from, underWay, direction, writer));
        return writer;
    }

    private void read(Socket from, BlockingQueue<Chunk> underWay, Way direction, Thread writer) {
        byte[] buffer = new byte[CHUNK_BYTES];
        try {
            int length = from.getInputStream().read(buffer);
            while (length > 0) {
                underWay.put(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, length)), due(direction)));
                length = from.getInputStream().read(buffer);
            }
            underWay.put(new Chunk(ByteBuffer.allocate(0), due(direction)));
        } catch (IOException over) {
            close();
            writer.interrupt();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long due(Way direction) {
        long byNanos =
                network.rule(direction) instanceof Rule.Slow slow ? slow.by().toNanos() : 0;
        return System.nanoTime() + byNanos;
    }

    private void write(BlockingQueue<Chunk> underWay, Socket to, Way direction) {
        try {
            Chunk next = underWay.take();
            while (next.bytes().hasRemaining()) {
                TimeUnit.NANOSECONDS.sleep(next.dueNanos() - System.nanoTime());
                network.awaitSound(direction);
                to.getOutputStream().write(next.bytes().array());
                next = underWay.take();
            }
            to.shutdownOutput();
        } catch (IOException over) {
            close();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once, for both sides. */
    @Override
    public void close() {
        reset(caller);
        reset(callee);
    }

    private static void reset(Socket socket) {
        try {
            // No time to say good-bye: the other side sees a reset.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // As it was to be.
        }
    }
}
