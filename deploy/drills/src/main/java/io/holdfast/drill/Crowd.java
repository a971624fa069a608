package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.drill.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/**
 * Callers that fight for the seats of one event and remember every answer, so that afterwards none may turn out to have been untrue.
 * A caller that gets no outcome presses the same button again.
 */
public final class Crowd implements AutoCloseable {

    /** What a caller was told: the outcome and the log position that decided it. */
    public record Told(String state, String evidence) {}

    private static final int HOLD_SECONDS = 1_800;
    private static final int VERIFIED_AT_ONCE = 8;
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    /** Each fourth cart is given back. */
    private static final int GIVEN_BACK = 4;

    private final List<Client> apis;
    private final String event;
    private final int rows;
    private final int seatsPerRow;
    private final Map<String, List<String>> asked = new ConcurrentHashMap<>();
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final SeatCalls calls = new SeatCalls();
    private final Background callers = new Background();
    private boolean givesBack;

    /** Opens the event that the callers will fight for. */
    public Crowd(List<Client> apis, String event, int rows, int seatsPerRow) throws IOException, InterruptedException {
        this.apis = apis;
        this.event = event;
        this.rows = rows;
        this.seatsPerRow = seatsPerRow;
        apis.get(0).open(event, rows, seatsPerRow).expect(201);
    }

    /** Has callers give some of what they got back at once, so that seats change hands. */
    public Crowd givingBack() {
        givesBack = true;
        return this;
    }

    /** Lets callers begin; each takes carts of two adjacent seats, one after the other. */
    public Crowd begin(int count, int cartsEach) {
        for (int caller = 0; caller < count; caller++) {
            int seed = caller;
            callers.start(() -> {
                call(seed, cartsEach);
                return null;
            });
        }
        return this;
    }

    private void call(int seed, int carts) throws InterruptedException {
        var random = new Random(seed);
        for (int cart = 0; cart < carts && !callers.isEnough(); cart++) {
            int row = random.nextInt(rows) + 1;
            int seat = random.nextInt(seatsPerRow - 1) + 1;
            var seats = List.of("A-" + row + "-" + seat, "A-" + row + "-" + (seat + 1));
            String reservation = "c" + seed + "-" + cart;
            asked.put(reservation, seats);
            calls.begin(reservation, seats);
            Client client = apis.get(random.nextInt(apis.size()));
            press(client, reservation, seats);
            if (givesBack && cart % GIVEN_BACK == 0 && hasHeld(reservation)) {
                giveBack(client, reservation, seats);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Presses until there is an outcome, or until it is enough; what is undecided then is asked for at the end. */
    private void press(Client client, String reservation, List<String> seats) throws InterruptedException {
        boolean decided = false;
        while (!decided && !callers.isEnough()) {
            try {
                Answer answer = client.hold(event, reservation, HOLD_SECONDS, seats, "Prefer", "wait=2");
                decided = remember(reservation, answer);
            } catch (IOException noAnswer) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private boolean hasHeld(String reservation) {
        Told before = told.get(reservation);
        return before != null && before.state().equals("HELD");
    }

    /** Presses until it is told, even if it is enough: then each seat's history is known to its end. */
    private void giveBack(Client client, String reservation, List<String> seats) {
        calls.begin(reservation, seats);
        Awaitility.await()
                .atMost(Checks.SOON)
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    Answer answer = client.release(event, reservation);
                    if (answer.status() != 200) {
                        answer.expect(202, 429, 500, 503);
                        return false;
                    }
                    calls.released(reservation);
                    told.put(reservation, new Told(answer.state(), answer.evidence()));
                    callers.outcome();
                    return true;
                });
    }

    private boolean remember(String reservation, Answer answer) {
        switch (answer.status()) {
            case 201, 200 -> {
                calls.taken(reservation);
                told.put(reservation, new Told(answer.state(), answer.evidence()));
            }
            case 409 -> {
                calls.refused(reservation, answer);
                told.put(reservation, new Told("REJECTED", answer.evidence()));
            }
            case 202, 503, 500, 429 -> {
                LockSupport.parkNanos(PAUSE_NANOS);
                return false;
            }
            default -> throw new AssertionError("unexpected answer %d %s".formatted(answer.status(), answer.body()));
        }
        callers.outcome();
        return true;
    }

    public int outcomes() {
        return callers.outcomes();
    }

    /** The longest time in which no caller had an outcome, since this was last asked. */
    public Duration longestGap() {
        return callers.longestGap();
    }

    /** Waits until the callers have had this many more outcomes. */
    public void awaitMore(int more) {
        callers.awaitMore(more);
    }

    /** Lets every caller come to an end. */
    public Crowd awaitEnd() throws InterruptedException, ExecutionException {
        callers.awaitEnd();
        return this;
    }

    /** Lets the callers come to an end now. */
    public Crowd stop() throws InterruptedException, ExecutionException {
        callers.stop();
        return this;
    }

    /**
     * Asks for every reservation at both APIs, and compares with what was told; and whether there is an order of the calls that explains what
     * was told of each seat.
     */
    public void verify() throws IOException, InterruptedException, ExecutionException {
        calls.verify();
        var holders = new ConcurrentHashMap<String, String>();
        Checks.atOnce(
                asked.entrySet().stream()
                        .<Callable<Told>>map(cart -> () -> verify(cart.getKey(), cart.getValue(), holders))
                        .toList(),
                VERIFIED_AT_ONCE);
        compareWithSeatMap(holders);
    }

    private Told verify(String reservation, List<String> seats, Map<String, String> holders)
            throws IOException, InterruptedException {
        Told outcome = settle(reservation, seats);
        Told before = told.get(reservation);
        if (before != null) {
            assertThat(outcome.state())
                    .as("%s was told %s", reservation, before)
                    .isEqualTo(before.state());
            assertThat(outcome.evidence())
                    .as("%s was told %s", reservation, before)
                    .isEqualTo(before.evidence());
        }
        if (outcome.state().equals("HELD")) {
            for (String seat : seats) {
                assertThat(holders.put(seat, reservation))
                        .as("second holder of %s beside %s", seat, reservation)
                        .isNull();
            }
        }
        return outcome;
    }

    /** The outcome, asked of both APIs; a reservation whose caller gave up is asked for by its own request. */
    private Told settle(String reservation, List<String> seats) throws IOException, InterruptedException {
        Answer pressed = Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> apis.get(0).hold(event, reservation, HOLD_SECONDS, seats, "Prefer", "wait=10"),
                        answer -> Set.of(200, 201, 409).contains(answer.status()));
        // A view may be behind what its caller was told by the other API a moment ago.
        Told before = told.get(reservation);
        String known = before == null ? pressed.evidence() : before.evidence();
        Answer first = apis.get(0).get(event, reservation, "Prefer", "wait=10", "Holdfast-After", known);
        Answer second = apis.get(1).get(event, reservation, "Prefer", "wait=10", "Holdfast-After", first.evidence());
        first.expect(200);
        assertThat(second.apartFromSettled()).isEqualTo(first.apartFromSettled());
        assertThat(apis.get(1).hold(event, reservation, HOLD_SECONDS, seats).status())
                .isIn(200, 409);
        return new Told(first.state(), first.evidence());
    }

    private void compareWithSeatMap(Map<String, String> holders) {
        for (int api = 0; api < apis.size(); api++) {
            Client client = apis.get(api);
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode seats = client.seats(event);
                assertThat(seats.size()).isEqualTo(rows * seatsPerRow);
                int held = 0;
                for (var seat : seats.properties()) {
                    boolean isHeld = seat.getValue().asText().equals("HELD");
                    assertThat(isHeld).as(seat.getKey()).isEqualTo(holders.containsKey(seat.getKey()));
                    held += isHeld ? 1 : 0;
                }
                assertThat(held).isEqualTo(holders.size());
            });
        }
    }

    /** What each reservation was told at last. */
    public Map<String, Told> told() {
        return told;
    }

    @Override
    public void close() {
        callers.close();
    }
}
