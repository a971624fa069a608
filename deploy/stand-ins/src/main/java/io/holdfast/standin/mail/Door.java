package io.holdfast.standin.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The port that mail is sent to. What comes in is passed on to the real server behind it, except for the faults wished for. */
final class Door implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket entrance;
    private final InetSocketAddress server;
    private final Faults faults;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Door(int port, InetSocketAddress server, Faults faults) throws IOException {
        this.entrance = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.server = server;
        this.faults = faults;
        Thread.ofVirtual().name("smtp-door").start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Misbehaves from now on. A server that goes down closes the connections that it has. */
    void fail(Fault fault) {
        faults.set(fault);
        if (fault.kind() == Fault.Kind.REFUSE) {
            dropAll();
        }
    }

    private void dropAll() {
        open.forEach(Door::closeQuietly);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (faults.happens(Fault.Kind.REFUSE).isPresent()) {
                    closeQuietly(client);
                } else {
                    open.add(client);
                    Thread.ofVirtual().name("smtp-conversation").start(() -> converse(client));
                }
            } catch (IOException closedOrOutOfFiles) {
                if (!entrance.isClosed()) {
                    System.err.println("mail: a connection could not be accepted: " + closedOrOutOfFiles.getMessage());
                }
            }
        }
    }

    private void converse(Socket client) {
        try (client;
                var behind = new Socket()) {
            behind.connect(server);
            new Conversation(client, behind, faults).run();
        } catch (IOException broken) {
            // One side has gone; the other hears of it by its own connection's end.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    @SuppressWarnings("EmptyCatch")
    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // As wished.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        dropAll();
    }
}
