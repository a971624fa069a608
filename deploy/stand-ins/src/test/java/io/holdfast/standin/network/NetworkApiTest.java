package io.holdfast.standin.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkApiTest {

    private static final Way WAY = new Way("eu", "us");

    private final LinkedNetwork network = new LinkedNetwork();
    private final int port = free();
    private final NetworkApi api;

    NetworkApiTest() throws IOException {
        api = NetworkApi.start(port, network);
    }

    private static int free() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @BeforeEach
    void link() throws IOException {
        network.relay(WAY, new Address("127.0.0.1", free()), new Address("127.0.0.1", port));
    }

    @AfterEach
    void end() {
        api.close();
        network.close();
    }

    private HttpResponse<String> order(String from, String rule) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            String body = "{\"from\":\"%s\",\"to\":\"*\",\"rule\":\"%s\"}".formatted(from, rule);
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/links".formatted(port)))
                            .timeout(Duration.ofSeconds(10))
                            .PUT(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void a_direction_does_what_it_is_told() throws Exception {
        assertThat(order("eu", "cut").statusCode()).isEqualTo(200);

        assertThat(network.rule(WAY)).isEqualTo(new Rule.Cut());
        assertThat(network.rule(WAY.back())).isEqualTo(Rule.OPEN);
    }

    @Test
    void who_names_no_machine_is_told_which_there_are() throws Exception {
        HttpResponse<String> answer = order("mars", "cut");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("mars", "eu, us");
        assertThat(network.rule(WAY)).isEqualTo(Rule.OPEN);
    }

    @Test
    void what_is_no_rule_or_no_name_is_refused() throws Exception {
        assertThat(order("eu", "sideways").statusCode()).isEqualTo(400);
        assertThat(order("eu(", "cut").statusCode()).isEqualTo(400);
    }
}
