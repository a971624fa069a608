package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wherever the manifests ask a service for its health or its metrics, there is an answer. */
class ProbesTest {

    private static final Map<String, Integer> FIRST_PORTS =
            Map.of("reservation-api", 0, "hold-processor", 10, "payment-adapter", 20, "receipt-sender", 30);
    private static final Pattern PATH = Pattern.compile("path: (/q/[a-z/]+)");

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    private static Set<String> asked(String service) throws Exception {
        var paths = new TreeSet<String>();
        String manifest = Files.readString(Stack.HOME.resolve("deploy/k8s/services/" + service + ".yaml"));
        PATH.matcher(manifest).results().forEach(path -> paths.add(path.group(1)));
        return paths;
    }

    @Test
    void every_path_that_a_manifest_names_is_answered() throws Exception {
        int first = URI.create(Stack.URL).getPort();
        try (var http = HttpClient.newHttpClient()) {
            for (String service : List.copyOf(FIRST_PORTS.keySet())) {
                assertThat(asked(service))
                        .as("what is asked of %s", service)
                        .contains("/q/health/live", "/q/health/ready", "/q/metrics");
                for (String path : asked(service)) {
                    URI uri = URI.create(
                            "http://127.0.0.1:%d%s".formatted(Readiness.management(first, service, 0), path));
                    var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
                    assertThat(answer.statusCode())
                            .as("%s of %s", path, service)
                            .isEqualTo(200);
                }
            }
        }
    }

    /** Compose asks with bash alone, in one line that any server answers. */
    @Test
    void what_compose_asks_is_answered() throws Exception {
        String asked = "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(Files.readString(Stack.HOME.resolve("deploy/compose/compose.yaml")))
                .contains("printf '%s'".formatted(asked.replace("\r\n", "\\\\r\\\\n")));
        int first = URI.create(Stack.URL).getPort();
        for (String service : FIRST_PORTS.keySet()) {
            int port = Readiness.management(first, service, 0);
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
                var answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                assertThat(answer.readLine().split(" ", 3))
                        .as("%s at %d", service, port)
                        .contains("200");
            }
        }
    }
}
