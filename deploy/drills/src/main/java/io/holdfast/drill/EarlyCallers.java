package io.holdfast.drill;

import io.holdfast.drill.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Callers who each hold seats of many events, one cart after the other, and remember to the letter what they were told. */
final class EarlyCallers implements AutoCloseable {

    private static final int EVENTS = 24;
    private static final int ROWS = 20;
    private static final int SEATS = 20;

    /** One cart in this many is given back, so that seats change hands. */
    private static final int RELEASED = 3;

    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final List<Client> apis;
    private final String prefix;
    private final Queue<AnswerComparison.Given> given = new ConcurrentLinkedQueue<>();
    private final Background callers = new Background();

    EarlyCallers(List<Client> apis, String prefix) throws IOException, InterruptedException {
        this.apis = apis;
        this.prefix = prefix;
        for (int event = 0; event < EVENTS; event++) {
            apis.get(0).open(prefix + event, ROWS, SEATS).expect(201);
        }
    }

    EarlyCallers begin(int callerCount) {
        for (int caller = 0; caller < callerCount; caller++) {
            int seed = caller;
            callers.start(() -> {
                call(seed);
                return null;
            });
        }
        return this;
    }

    private void call(int seed) throws InterruptedException {
        var random = new Random(seed);
        for (int cart = 0; !callers.isEnough(); cart++) {
            String event = prefix + random.nextInt(EVENTS);
            String row = "A-" + (1 + random.nextInt(ROWS)) + "-";
            int seat = 1 + random.nextInt(SEATS - 1);
            Client api = apis.get(random.nextInt(apis.size()));
            String reservation = "c%d-%d".formatted(seed, cart);
            press(api, event, reservation, List.of(row + seat, row + (seat + 1)));
            if (random.nextInt(RELEASED) == 0) {
                release(api, event, reservation);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void press(Client api, String event, String reservation, List<String> seats) throws InterruptedException {
        while (!callers.isEnough()) {
            try {
                Answer answer = api.hold(event, reservation, 1_800, seats, "Prefer", "wait=2");
                if (answer.status() == 200 || answer.status() == 201 || answer.status() == 409) {
                    given.add(AnswerComparison.Given.of(event, reservation, seats, answer));
                    callers.outcome();
                    return;
                }
                answer.expect(202, 429, 500, 503);
            } catch (IOException noAnswer) {
                // Pressed again.
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Whether it was heard or not: what counts is what became of the seats. */
    private static void release(Client api, String event, String reservation) throws InterruptedException {
        try {
            api.release(event, reservation);
        } catch (IOException noAnswer) {
            // The log knows.
        }
    }

    List<String> events() {
        return IntStream.range(0, EVENTS).mapToObj(event -> prefix + event).toList();
    }

    int count() {
        return callers.outcomes();
    }

    void awaitMore(int more) {
        callers.awaitMore(more);
    }

    /** Ends, and tells every answer that was given. */
    List<AnswerComparison.Given> stop() throws InterruptedException, ExecutionException {
        callers.stop();
        return List.copyOf(given);
    }

    @Override
    public void close() {
        callers.close();
    }
}
