package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.StandIns.Charge;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/**
 * A region is lost for good, with holds and sales that nobody had copied; the other one takes it over. Every customer gets what was promised, or the money
 * back; and what comes back later has retired before it sells (P1, P3, P6, P7, P14).
 */
final class LostRegion extends InTwoRegions {

    private static final int ROWS = 8;
    private static final int SEATS = 4;
    private static final long PRICE = 9_000;
    private static final String VISA = "pm_card_visa";

    LostRegion() {
        super("lost-region", "loses a region with sales that were not copied, takes it over, and brings it back");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        SharedHall hall = SharedHall.open(stage, "lost-region", ROWS, SEATS);
        us(hall, "held", 1, 1);
        us(hall, "sold", 1, 3);
        pay(hall, "sold");
        us(hall, "paid-later", 2, 1);
        us(hall, "released-later", 2, 3);
        us(hall, "released", 3, 1);
        hall.release(SharedHall.US, id("released")).expect(200);
        awaitCopied(stage);

        stage.link("cut");
        hall.cede(SharedHall.EU, "never-arrives", "A-" + ROWS);
        hall.cede(SharedHall.US, "never-left", "B-" + ROWS);
        us(hall, "tail-held", 3, 3);
        us(hall, "tail-sold", 4, 1);
        pay(hall, "tail-sold");
        pay(hall, "paid-later");
        hall.release(SharedHall.US, id("released-later")).expect(200);
        us(hall, "rival", 2, 3);
        pay(hall, "rival");

        stage.lose(SharedHall.US);
        Instant lost = Instant.now();
        assertThat(stage.region("take-over", SharedHall.US))
                .as("without --fenced")
                .isNotZero();
        awaitTakenOver(stage);
        Duration took = Duration.between(lost, Instant.now());
        assertThat(stage.region("take-over", SharedHall.US, "--fenced"))
                .as("once more")
                .isZero();

        everybodyGetsWhatWasPromised(stage, hall);
        comesBack(stage, hall);
        return List.of(
                "taken over %s after the loss; 30 s of that are the silence that is waited for"
                        .formatted(Checks.seconds(took)),
                "of four sales one was copied, and two that only the provider knew were honoured; one was given back, whose seats somebody held by the last copy");
    }

    /** Has us taken over, as soon as it has been silent for long enough. */
    static void awaitTakenOver(Stage stage) {
        Awaitility.await()
                .atMost(Checks.SOON)
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> stage.region("take-over", SharedHall.US, "--fenced") == 0);
    }

    private static String id(String cart) {
        return SharedHall.id(SharedHall.US, cart);
    }

    private static List<String> seats(int row, int first) {
        return List.of("B-%d-%d".formatted(row, first), "B-%d-%d".formatted(row, first + 1));
    }

    private static void us(SharedHall hall, String cart, int row, int first) throws IOException, InterruptedException {
        hall.hold(SharedHall.US, id(cart), seats(row, first)).expect(201);
    }

    private static void pay(SharedHall hall, String cart) throws IOException, InterruptedException {
        hall.checkout(SharedHall.US, id(cart), VISA).expectState("SOLD");
    }

    private static void everybodyGetsWhatWasPromised(Stage stage, SharedHall hall) throws Exception {
        hall.awaitState(SharedHall.EU, id("held"), "HELD");
        hall.awaitState(SharedHall.EU, id("released-later"), "HELD");
        hall.awaitState(SharedHall.EU, id("released"), "RELEASED");
        hall.hold(SharedHall.EU, id("held"), seats(1, 1)).expect(200);
        hall.checkout(SharedHall.EU, id("held"), VISA).expectState("SOLD");
        for (String sale : List.of("held", "sold", "tail-sold", "paid-later")) {
            hall.awaitState(SharedHall.EU, id(sale), "SOLD");
            awaitMoney(stage, hall, sale, PRICE);
        }
        awaitMoney(stage, hall, "rival", 0);

        hall.get(SharedHall.EU, id("tail-held")).expect(404);
        for (List<String> free : List.of(
                seats(3, 3),
                seats(3, 1),
                seats(ROWS, 1),
                List.of("A-%d-1".formatted(ROWS), "A-%d-2".formatted(ROWS)))) {
            hall.hold(SharedHall.EU, SharedHall.id(SharedHall.EU, "after-" + free.getFirst()), free)
                    .expect(201);
        }
        for (List<String> sold : List.of(seats(1, 1), seats(1, 3), seats(2, 1), seats(4, 1))) {
            hall.hold(SharedHall.EU, SharedHall.id(SharedHall.EU, "late-" + sold.getFirst()), sold)
                    .expect(409);
        }
    }

    /** Taken and not given back, over all payments of a cart; nothing is reserved beside it. */
    private static void awaitMoney(Stage stage, SharedHall hall, String cart, long minor) {
        Awaitility.await().atMost(Checks.SOON).untilAsserted(() -> {
            List<Charge> charges = stage.standIns().charges(hall.event(), id(cart));
            assertThat(charges)
                    .as(cart)
                    .isNotEmpty()
                    .noneMatch(charge -> charge.status().equals("requires_capture"));
            assertThat(charges.stream()
                            .mapToLong(charge -> charge.captured() - charge.refunded())
                            .sum())
                    .as("%s: %s", cart, charges)
                    .isEqualTo(minor);
        });
    }

    private static void comesBack(Stage stage, SharedHall hall) throws Exception {
        stage.link("heal");
        assertThat(stage.region("rejoin", SharedHall.US)).isZero();
        stage.awaitReady();
        hall.hold(SharedHall.US, id("comes-back"), seats(5, 1)).expect(421);
        hall.hold(SharedHall.EU, id("comes-back"), seats(5, 1)).expect(201);
        SharedHall next = SharedHall.open(stage, "lost-region-next", 1, SEATS);
        next.hold(SharedHall.US, id("next"), List.of("B-1-1")).expect(201);
    }

    /** Returns when eu has a copy of every command and fact that us has now. */
    static void awaitCopied(Stage stage) throws ExecutionException, InterruptedException {
        long commands = records(stage.administered(SharedHall.US), Topics.SEAT_COMMANDS);
        Topic copy = Copies.of(SharedHall.US, Topics.SEAT_COMMANDS);
        Awaitility.await()
                .atMost(Checks.SOON)
                .until(() -> records(stage.administered(SharedHall.EU), copy) >= commands);
    }

    private static long records(KafkaCluster cluster, Topic topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.client(Map.of()))) {
            return FactCopies.ends(admin, topic.name()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
