package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** A hall that two regions sell: one section is eu's at first, where the event is opened, and the other us's. */
final class SharedHall {

    static final String EU = "eu";
    static final String US = "us";

    /** The section that a region has at first. */
    private static final String EU_SECTION = "A";

    private static final String US_SECTION = "B";
    private static final int HOLD_SECONDS = 1_800;
    private static final int CALLERS = 8;

    private final Stage stage;
    private final String event;
    private final int rows;
    private final int seatsPerRow;

    private SharedHall(Stage stage, String event, int rows, int seatsPerRow) {
        this.stage = stage;
        this.event = event;
        this.rows = rows;
        this.seatsPerRow = seatsPerRow;
    }

    /** Opens the event in eu, and returns when us sells its share of it. */
    static SharedHall open(Stage stage, String event, int rows, int seatsPerRow)
            throws IOException, InterruptedException {
        var hall = new SharedHall(stage, event, rows, seatsPerRow);
        String section = "{\"name\":\"%s\",\"rows\":%d,\"seatsPerRow\":%d,\"priceMinor\":4500}";
        hall.api(EU)
                .send(
                        "PUT",
                        "/v1/events/" + event,
                        "{\"name\":\"Night of Strings\",\"sections\":[%s,%s],\"shares\":{\"us\":[\"%s\"]}}"
                                .formatted(
                                        section.formatted(EU_SECTION, rows, seatsPerRow),
                                        section.formatted(US_SECTION, rows, seatsPerRow),
                                        US_SECTION))
                .expect(201);
        hall.awaitOwn(US, section(US));
        return hall;
    }

    String event() {
        return event;
    }

    Client api(String region) {
        return stage.api(region.equals(EU) ? 0 : 1);
    }

    static String section(String region) {
        return region.equals(EU) ? EU_SECTION : US_SECTION;
    }

    static String other(String region) {
        return region.equals(EU) ? US : EU;
    }

    /** The id of a reservation that a region decides about. */
    static String id(String region, String cart) {
        return region + "~" + cart;
    }

    List<String> row(String section, int row) {
        return IntStream.rangeClosed(1, seatsPerRow)
                .mapToObj(seat -> "%s-%d-%d".formatted(section, row, seat))
                .toList();
    }

    Answer hold(String region, String reservation, List<String> seats, String... headers)
            throws IOException, InterruptedException {
        return api(region).hold(event, reservation, HOLD_SECONDS, seats, headers);
    }

    Answer get(String region, String reservation, String... headers) throws IOException, InterruptedException {
        return api(region).get(event, reservation, headers);
    }

    Answer release(String region, String reservation) throws IOException, InterruptedException {
        return api(region).release(event, reservation);
    }

    Answer checkout(String region, String reservation, String paymentMethod, String... headers)
            throws IOException, InterruptedException {
        return api(region).checkout(event, reservation, paymentMethod, headers);
    }

    /** A region comes to say this of a reservation. */
    void awaitState(String region, String reservation, String state) {
        await(() -> get(region, reservation).expectState(state));
    }

    private static void await(ThrowingRunnable check) {
        Awaitility.await()
                .atMost(Checks.SOON)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(check);
    }

    /**
     * Sells a region's share to its last seat, two by two: every call must get its seats, whatever the link does.
     *
     * @return how long that took
     */
    Duration sellOut(String region) throws InterruptedException, ExecutionException {
        Instant from = Instant.now();
        var calls = new ArrayList<Callable<Answer>>();
        for (int row = 1; row <= rows; row++) {
            List<String> seats = row(section(region), row);
            for (int seat = 0; seat + 1 < seatsPerRow; seat += 2) {
                List<String> pair = seats.subList(seat, seat + 2);
                String id = id(region, "all-%d-%d".formatted(row, seat));
                calls.add(() -> hold(region, id, pair));
            }
        }
        Checks.atOnce(calls, CALLERS).forEach(answer -> answer.expect(201));
        return Duration.between(from, Instant.now());
    }

    int carts() {
        return rows * (seatsPerRow / 2);
    }

    /** Gives places to the other region, which must be decided. */
    void cede(String from, String transfer, String place) throws IOException, InterruptedException {
        api(from)
                .send("POST", path(transfer), "{\"to\":\"%s\",\"places\":[\"%s\"]}".formatted(other(from), place))
                .expect(202)
                .expectState("CEDED");
    }

    private String path(String transfer) {
        return "/v1/events/%s/transfers/%s".formatted(event, transfer);
    }

    /** Where a transfer stands, as a region tells it. */
    Answer transfer(String region, String transfer) throws IOException, InterruptedException {
        return api(region).send("GET", path(transfer), "");
    }

    /** Both regions come to say that it has arrived. */
    void awaitReceived(String transfer) {
        for (String region : List.of(EU, US)) {
            await(() -> transfer(region, transfer).expectState("RECEIVED"));
        }
    }

    /** A region comes to sell a place: it holds its first seat for a moment. */
    void awaitOwn(String region, String place) {
        String seat = place + (place.contains("-") ? "-1" : "-1-1");
        String probe = id(region, "probe-%d".formatted(System.nanoTime()));
        await(() -> hold(region, probe, List.of(seat)).expect(200, 201));
        await(() -> release(region, probe).expect(200));
    }

    /** A region refuses seats by the name of the region that has them, and spends no identity. */
    void refusesForeign(String region, List<String> seats) throws IOException, InterruptedException {
        Answer answer = hold(region, id(region, "foreign"), seats).expect(421);
        assertThat(answer.problem()).isEqualTo("places-elsewhere");
        assertThat(answer.body().path("region").asText()).isEqualTo(other(region));
    }
}
