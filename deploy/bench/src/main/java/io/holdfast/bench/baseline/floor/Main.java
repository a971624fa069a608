package io.holdfast.bench.baseline.floor;

import io.holdfast.bench.baseline.http.Server;
import io.vertx.core.Vertx;
import java.time.Clock;
import org.apache.kafka.common.IsolationLevel;

/** The floor's two processes. */
public final class Main {

    private Main() {}

    /**
     * Runs one of them until it is stopped.
     *
     * @param arguments {@code edge} or {@code processor}, the brokers, and the edge's port
     */
    public static void main(String[] arguments) {
        var clients = new FloorClients(arguments[1]);
        if (arguments[0].equals("processor")) {
            process(clients);
        } else {
            listen(clients, Integer.parseInt(arguments[2]));
        }
    }

    private static void process(FloorClients clients) {
        var relay = new Relay(
                clients.consumer(FloorTopics.COMMANDS, IsolationLevel.READ_UNCOMMITTED),
                clients.transactionalProducer("floor"),
                System::nanoTime);
        while (true) {
            relay.step();
        }
    }

    private static void listen(FloorClients clients, int port) {
        Vertx vertx = Vertx.vertx();
        var owner = new LogOwner(vertx, clients.producer(), Clock.systemUTC());
        var view = new View();
        StateReader.start(clients, IsolationLevel.READ_UNCOMMITTED, state -> owner.decided(state.key()));
        StateReader.start(clients, IsolationLevel.READ_COMMITTED, state -> view.put(state.key(), state.value()));
        Server.start(vertx, port, "nobody", () -> owner).onFailure(failed -> {
            System.err.println(failed.getMessage());
            System.exit(1);
        });
    }
}
