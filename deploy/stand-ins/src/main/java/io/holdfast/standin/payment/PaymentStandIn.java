package io.holdfast.standin.payment;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The stand-in for the payment provider, on loopback alone.
 *
 * <p>{@code PaymentStandIn --port N --data DIR}
 */
public final class PaymentStandIn implements AutoCloseable {

    static {
        // The JDK's server writes head and body apart; with Nagle's algorithm the body would wait 40 ms for an
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final ProviderLedger ledger;

    private PaymentStandIn(HttpServer server, ExecutorService threads, ProviderLedger ledger) {
        this.server = server;
        this.threads = threads;
        this.ledger = ledger;
    }

    /**
     * Starts serving.
     *
     * @param port where to listen; 0 for any that is free
     * @param data folder of the ledger; what is there is known again
     * @throws IOException if the port or the folder can't be had
     */
    public static PaymentStandIn start(int port, Path data) throws IOException {
        ProviderLedger ledger = ProviderLedger.open(data);
        var faults = new ProviderFaults();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.createContext("/v1/", new StripeApi(ledger, faults));
        server.createContext("/admin/", new AdminApi(ledger, faults));
        server.setExecutor(threads);
        server.start();
        return new PaymentStandIn(server, threads, ledger);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stops at once; calls under way are cut. */
    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        ledger.close();
    }

    /** Serves until the process is ended. */
    public static void main(String[] arguments) {
        int code = new CommandLine(new Run()).execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Command(name = "payment-stand-in", description = "Stands in for the payment provider, on loopback.")
    private static final class Run implements Runnable {

        @Option(names = "--port", required = true, description = "Where to listen.")
        private int port;

        @Option(names = "--data", required = true, description = "Folder of the ledger.")
        private Path data = Path.of(".");

        @Override
        @SuppressWarnings("resource") // it serves until the process ends
        public void run() {
            try {
                System.out.println("serving at " + start(port, data).url());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
