package io.holdfast.standin.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkedNetworkTest {

    private static final Way WAY = new Way("a", "b");
    private static final int SHORT_MS = 200;

    private final LinkedNetwork network = new LinkedNetwork();
    private ServerSocket echo;
    private Address entrance;

    @SuppressWarnings("NullAway.Init") // JUnit calls begin before every test.
    LinkedNetworkTest() {}

    @BeforeEach
    void begin() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            entrance = new Address("127.0.0.1", free.getLocalPort());
        }
        network.relay(WAY, entrance, new Address("127.0.0.1", echo.getLocalPort()));
    }

    private void serve() {
        try {
            while (true) {
                Socket caller = echo.accept();
                Thread.ofVirtual().start(() -> {
                    try (caller) {
                        caller.getInputStream().transferTo(caller.getOutputStream());
                    } catch (IOException over) {
                        // The caller has gone.
                    }
                });
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @AfterEach
    void end() throws IOException {
        network.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        socket.connect(entrance.socket(), SHORT_MS);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static int ask(Socket socket, int word) throws IOException {
        socket.getOutputStream().write(word);
        return socket.getInputStream().read();
    }

    @Test
    void an_open_link_passes_everything_in_its_order() throws IOException {
        try (Socket socket = connect()) {
            for (int word = 0; word < 100; word++) {
                assertThat(ask(socket, word)).isEqualTo(word);
            }
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read())
                    .as("the end is passed on")
                    .isEqualTo(-1);
        }
    }

    @Test
    void a_cut_link_resets_what_is_there_and_refuses_what_is_new_until_it_is_healed() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 7)).isEqualTo(7);

            network.set(WAY, new Rule.Cut());

            assertThatThrownBy(() -> ask(socket, 8)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(this::connect).isInstanceOf(IOException.class);

        network.set(WAY, Rule.OPEN);
        try (Socket socket = connect()) {
            assertThat(ask(socket, 9)).isEqualTo(9);
        }
    }

    @Test
    void a_silent_link_keeps_connections_and_passes_nothing_until_it_is_healed() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 7)).isEqualTo(7);
            network.set(WAY, new Rule.Silent());
            socket.setSoTimeout(SHORT_MS);

            assertThatThrownBy(() -> ask(socket, 8)).isInstanceOf(SocketTimeoutException.class);

            network.set(WAY, Rule.OPEN);
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(8);
        }
    }

    @Test
    void one_direction_can_be_silent_by_itself() throws IOException {
        try (Socket socket = connect()) {
            network.set(WAY.back(), new Rule.Silent());
            socket.setSoTimeout(SHORT_MS);

            assertThatThrownBy(() -> ask(socket, 8)).isInstanceOf(SocketTimeoutException.class);

            network.set(WAY, new Rule.Silent());
            network.set(WAY.back(), Rule.OPEN);
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read())
                    .as("what had passed is answered, though nothing more passes")
                    .isEqualTo(8);
        }
    }

    @Test
    void a_slow_link_is_late_in_both_directions_that_are_slow() throws IOException {
        network.set(WAY, new Rule.Slow(Duration.ofMillis(150)));
        network.set(WAY.back(), new Rule.Slow(Duration.ofMillis(150)));
        try (Socket socket = connect()) {
            long begun = System.nanoTime();

            assertThat(ask(socket, 7)).isEqualTo(7);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void who_is_away_is_away_behind_the_link_too() throws IOException {
        echo.close();

        assertThatThrownBy(() -> {
                    try (Socket socket = connect()) {
                        if (ask(socket, 7) < 0) {
                            throw new IOException("closed");
                        }
                    }
                })
                .isInstanceOf(IOException.class);
    }
}
