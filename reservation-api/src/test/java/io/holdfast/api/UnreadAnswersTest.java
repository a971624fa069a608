package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Section;
import io.holdfast.api.seats.SeatStreams;
import io.holdfast.api.usecase.EventIndex;
import io.holdfast.shell.testing.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that ask for much and take nothing: what is kept for them has a bound. */
@QuarkusTest
class UnreadAnswersTest extends EdgeFixture {

    private static final String LARGE = "ev-large";

    /** One snapshot of the largest event has 2.5 MB; what is bounded stays far below what that number of them would take. */
    private static final long BOUND_BYTES = 64L * 1024 * 1024;

    @Inject
    SeatStreams streams;

    @Inject
    EventIndex index;

    @BeforeEach
    void a_large_event_is_on_sale() {
        List<Section> plan = IntStream.range(0, 100)
                .mapToObj(section -> new Section("SECTION" + section, 10, 100, 4_500))
                .toList();
        views.put(States.event(LARGE, "The largest", plan, Event.Status.OPEN, States.decided(1)));
    }

    @Test
    void a_connection_with_600_seat_maps_that_nobody_reads_costs_a_few() throws Exception {
        double before = reads();
        long used = usedBytes();
        try (Socket socket = unread("GET /v1/events/%s/seats HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(LARGE)
                .repeat(600))) {
            await().until(() -> reads() > before);

            await().during(Duration.ofSeconds(2)).until(() -> reads() - before <= 3);
            assertThat(usedBytes() - used).isLessThan(BOUND_BYTES);
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void streams_of_seats_that_nobody_reads_cost_what_one_snapshot_does() throws Exception {
        long used = usedBytes();
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int stream = 0; stream < 250; stream++) {
                sockets.add(
                        unread("GET /v1/events/%s/seats/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(LARGE)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> allBegun(sockets));

            assertThat(usedBytes() - used).isLessThan(BOUND_BYTES);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        await().until(() -> streams.open() == 0);
    }

    @Test
    void a_list_of_4_000_events_costs_a_page() {
        List<Section> plan = IntStream.range(0, 20)
                .mapToObj(section -> new Section("S" + section, 10, 10, 4_500))
                .toList();
        for (int event = 0; event < 4_000; event++) {
            String id = "list-" + event;
            views.put(States.event(id, id, plan, Event.Status.OPEN, States.decided(1)));
            index.arrived(id, States.at(1));
        }

        byte[] page = given().get("/v1/events").then().statusCode(200).extract().asByteArray();

        assertThat(page).hasSizeLessThan(256 * 1024);
    }

    /** Whether each reader was sent more than the head, and so has a snapshot. */
    private static boolean allBegun(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            if (socket.getInputStream().available() < 2_000) {
                return false;
            }
        }
        return true;
    }

    /** A connection whose window is small, and that nobody reads from. */
    private static Socket unread(String requests) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static double reads() {
        return given().get(Management.url("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith("holdfast_calls_total{") && line.contains("call=\"read\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
