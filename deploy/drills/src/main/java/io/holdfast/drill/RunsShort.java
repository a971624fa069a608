package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A region runs short of places, and gets whole rows from the one that has many; not while the link is cut (P14, P15). */
final class RunsShort extends InTwoRegions {

    private static final int ROWS = 10;
    private static final int SEATS = 4;
    private static final int MARK = 4;

    /** Some rounds of the instances that look. */
    private static final Duration ROUNDS = Duration.ofSeconds(20);

    RunsShort() {
        super("runs-short", "sells one region out while the other has many places");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        stage.restart("reservation-api:holdfast.low-water=" + MARK);
        SharedHall hall = SharedHall.open(stage, "runs-short", ROWS, SEATS);
        stage.link("cut");
        hall.sellOut(SharedHall.US);
        Awaitility.await()
                .during(ROUNDS)
                .atMost(Checks.SOON)
                .untilAsserted(() -> assertThat(own(hall, SharedHall.US)).isEqualTo(ROWS * SEATS));
        stage.link("heal");
        // The share that the event was opened with was the first transfer.
        hall.awaitReceived("low-water-us-2");
        long given = own(hall, SharedHall.US) - ROWS * SEATS;
        // Up to twice the mark, in whole rows from the end of the house: the first to go is eu's last row.
        assertThat(given).isEqualTo(2 * MARK);
        for (int row = ROWS - 1; row <= ROWS; row++) {
            List<String> seats = hall.row(SharedHall.section(SharedHall.EU), row);
            hall.refusesForeign(SharedHall.EU, seats);
            hall.hold(SharedHall.US, SharedHall.id(SharedHall.US, "given-" + row), seats)
                    .expect(201);
        }
        hall.awaitReceived("low-water-us-3");
        return List.of(
                "%d seats were given once the link was whole, and as many again when they were sold".formatted(given));
    }

    private static long own(SharedHall hall, String region) throws IOException, InterruptedException {
        JsonNode event =
                hall.api(region).send("GET", "/v1/events/" + hall.event(), "").body();
        return event.path("regions").path("places").path(region).asLong();
    }
}
