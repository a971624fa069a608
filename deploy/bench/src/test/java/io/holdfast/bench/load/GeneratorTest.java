package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real server on loopback. */
@Tag("slow")
class GeneratorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            int call = asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/slow")) {
                try {
                    open.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            byte[] body = "x".repeat(call * 100).getBytes(StandardCharsets.US_ASCII);
            // A length of 0 stands for chunks here.
            int status = path.equals("/no") ? 409 : path.equals("/busy") && call < 5 ? 503 : 201;
            exchange.sendResponseHeaders(status, call % 2 == 0 ? 0 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        open.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private Generator generator(int inFlight, Duration drain) throws IOException {
        return new Generator(server.getAddress(), inFlight, PATIENCE, drain, false);
    }

    private static RenderedCall call(String path, Optional<RenderedCall> then) {
        String request = "PUT %s HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}".formatted(path);
        return new RenderedCall(Kind.HOLD, StandardCharsets.US_ASCII.encode(request), Optional.empty(), then);
    }

    private static RenderedCall call(String path) {
        return call(path, Optional.empty());
    }

    @Test
    void every_call_is_sent_once_and_its_answer_counted() throws Exception {
        try (var generator = generator(100, PATIENCE)) {
            Counts total = generator
                    .run(new Schedule(400, 100), arrival -> List.of(call(arrival % 4 == 0 ? "/no" : "/yes")))
                    .total();

            assertThat(asked).hasValue(100);
            assertThat(total.byStatus()).containsEntry(201, 75L).containsEntry(409, 25L);
            assertThat(total.outcomes() + total.unsent())
                    .isEqualTo(total.calls())
                    .isEqualTo(100);
        }
    }

    @Test
    void what_cannot_be_sent_is_counted_and_not_delayed() throws Exception {
        try (var generator = generator(3, Duration.ofMillis(50))) {
            Counts total = generator
                    .run(new Schedule(1_000, 10), _ -> List.of(call("/slow")))
                    .total();

            assertThat(total.unsent()).isEqualTo(7);
            assertThat(total.errors()).containsEntry("no answer", 3L);
            assertThat(total.failed() + total.unsent()).isEqualTo(total.calls());
        }
    }

    @Test
    void latency_counts_from_the_instant_that_a_call_was_due_though_the_sender_was_late() throws Exception {
        try (var generator = generator(8, PATIENCE)) {
            Counts total = generator
                    .run(new Schedule(1_000, 2), arrival -> {
                        // What stalls the sender must be seen in the latency of all who are due meanwhile.
                        long until = System.nanoTime() + Duration.ofMillis(200).toNanos();
                        while (arrival == 1 && System.nanoTime() < until) {
                            Thread.onSpinWait();
                        }
                        return List.of(call("/yes"));
                    })
                    .total();

            assertThat(total.latencyMicros().getMaxValue()).isGreaterThan(190_000);
        }
    }

    @Test
    void a_caller_goes_on_when_it_was_granted_what_it_asked_for_and_only_then() throws Exception {
        try (var generator = generator(10, PATIENCE)) {
            Optional<RenderedCall> then = Optional.of(call("/yes"));

            Counts total = generator
                    .run(new Schedule(400, 10), arrival -> List.of(call(arrival < 4 ? "/no" : "/yes", then)))
                    .total();

            assertThat(total.calls()).isEqualTo(16);
            assertThat(total.outcomes()).isEqualTo(16);
        }
    }

    @Test
    void a_server_that_has_gone_is_an_error_for_each_call() throws Exception {
        try (var generator = generator(4, Duration.ofSeconds(1))) {
            server.stop(0);

            Counts total = generator
                    .run(new Schedule(400, 20), _ -> List.of(call("/yes")))
                    .total();

            assertThat(total.failed()).isEqualTo(20);
        }
    }

    @Test
    void each_of_the_callers_asks_again_when_it_was_answered_and_no_sooner() throws Exception {
        try (var generator = generator(8, PATIENCE)) {
            var most = new AtomicInteger();

            Counts total = generator
                    .run(new ClosedLoop(3, 1), arrival -> {
                        most.set(Math.max(most.get(), (int) arrival - asked.get()));
                        return List.of(call("/yes"));
                    })
                    .total();

            assertThat(total.outcomes()).isEqualTo(total.calls()).isEqualTo(asked.get());
            assertThat(asked.get()).isGreaterThan(10);
            assertThat(most.get()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void callers_without_an_answer_ask_nothing_more() throws Exception {
        try (var generator = generator(8, Duration.ofMillis(50))) {
            Counts total = generator
                    .run(new ClosedLoop(3, 1), _ -> List.of(call("/slow")))
                    .total();

            assertThat(total.calls()).isEqualTo(3);
            assertThat(total.errors()).containsEntry("no answer", 3L);
        }
    }

    @Test
    void a_caller_that_is_refused_asks_again_at_once_if_it_is_told_to() throws Exception {
        try (var generator = new Generator(server.getAddress(), 1, PATIENCE, PATIENCE, true)) {
            Counts total = generator
                    .run(new Schedule(1, 1), _ -> List.of(call("/busy")))
                    .total();

            assertThat(total.byStatus()).containsEntry(503, 4L).containsEntry(201, 1L);
            assertThat(total.calls()).isEqualTo(5);
        }
    }

    @Test
    void a_caller_that_is_refused_is_content_by_default() throws Exception {
        try (var generator = generator(1, PATIENCE)) {
            Counts total = generator
                    .run(new Schedule(1, 1), _ -> List.of(call("/busy")))
                    .total();

            assertThat(total.byStatus()).containsOnlyKeys(503);
            assertThat(total.calls()).isEqualTo(1);
        }
    }

    @Test
    void answers_are_told_apart_by_when_the_call_was_made() throws Exception {
        try (var generator = generator(4, PATIENCE)) {
            Phase phase = generator.run(new Schedule(10, 10), arrival -> List.of(call(arrival < 5 ? "/no" : "/yes")));

            assertThat(phase.timeline().between(0, 1).outcomes()).isEqualTo(10);
            assertThat(phase.timeline().between(0, 0.5).outcomes()).isEqualTo(5);
        }
    }
}
