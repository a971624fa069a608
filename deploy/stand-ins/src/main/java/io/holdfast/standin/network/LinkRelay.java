package io.holdfast.standin.network;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Listens for the connections of one machine to a port of another, and passes them on. */
final class LinkRelay {

    private static final int BACKLOG = 100;

    private final LinkedNetwork network;
    private final Way way;
    private final Address listen;
    private final Address target;
    private final Set<RelayedConnection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;

    LinkRelay(LinkedNetwork network, Way way, Address listen, Address target) {
        this.network = network;
        this.way = way;
        this.listen = listen;
        this.target = target;
    }

    Way way() {
        return way;
    }

    /** Listens, unless the link is cut: then nobody does, and every connection is reset. */
    synchronized void follow() throws IOException {
        if (network.isCut(way)) {
            close();
        } else if (server == null) {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(listen.socket(), BACKLOG);
            server = opened;
            Thread.ofVirtual().name(way + " at " + listen).start(() -> accept(opened));
        }
    }

    private void accept(ServerSocket opened) {
        while (true) {
            try {
                var connection = new RelayedConnection(network, way, opened.accept(), new Socket());
                connections.add(connection);
                Thread.ofVirtual().start(() -> pass(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(RelayedConnection connection) {
        try (connection) {
            // A link that was cut meanwhile has closed it already.
            if (!network.isCut(way)) {
                connection.run(target);
            }
        } finally {
            connections.remove(connection);
        }
    }

    synchronized void close() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException failed) {
                // It takes no more connections all the same.
            }
            server = null;
        }
        connections.forEach(RelayedConnection::close);
    }
}
