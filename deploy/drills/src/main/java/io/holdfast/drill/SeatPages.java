package io.holdfast.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.schemas.LogPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Pages that show the seats of events while those who decide are struck: some are read as a whole, some follow the stream. These are cut off
 * after a few changes, and go on behind their last id, at the next instance.
 */
final class SeatPages implements AutoCloseable {

    private static final int MOST_CHANGES = 40;

    /** Enough for a few thousand changes: a stream that has nothing to tell says so every few seconds. */
    private static final int LINES = 20_000;

    private final List<Client> apis;
    private final List<String> events;
    private final Queue<SeatHistory.Shown> shown = new ConcurrentLinkedQueue<>();
    private final Map<String, Followed> followed = new ConcurrentHashMap<>();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();

    /** What a page has read of a stream. For one thread at a time. */
    private static final class Followed {

        private final Map<String, String> seats = new HashMap<>();
        private Optional<String> place = Optional.empty();
        private int cuts;
    }

    SeatPages(List<Client> apis, List<String> events) {
        this.apis = apis;
        this.events = events;
    }

    SeatPages begin() {
        running.add(readers.submit(() -> {
            var random = new Random(1);
            while (!enough.get()) {
                look(random);
            }
            return null;
        }));
        events.forEach(event -> running.add(readers.submit(() -> {
            var random = new Random(event.hashCode());
            while (!enough.get()) {
                int most = 1 + random.nextInt(MOST_CHANGES);
                follow(event, apis.get(random.nextInt(apis.size())), read -> read >= most || enough.get());
            }
            return null;
        })));
        return this;
    }

    private void look(Random random) throws InterruptedException {
        String event = events.get(random.nextInt(events.size()));
        try {
            Client.Answer answer = apis.get(random.nextInt(apis.size())).send("GET", Client.seatsPath(event), "");
            @SuppressWarnings("NullAway") // Compared right after.
            LogPosition evidence = LogPosition.parse(answer.evidence());
            if (answer.status() == 200 && evidence != null) {
                shown.add(new SeatHistory.Shown(event, seats(answer.body().get("seats")), evidence));
            }
        } catch (IOException noAnswer) {
            // Looked at again.
        }
        Thread.sleep(100);
    }

    private static Map<String, String> seats(JsonNode node) {
        var seats = new HashMap<String, String>();
        node.properties()
                .forEach(seat -> seats.put(seat.getKey(), seat.getValue().asText()));
        return seats;
    }

    /** Follows the stream until enough changes were read, then cuts it. */
    private void follow(String event, Client api, IntPredicate done) {
        Followed page = followed.computeIfAbsent(event, _ -> new Followed());
        try (Stream<String> lines = api.stream(event, page.place)) {
            read(lines, page, done);
            page.cuts++;
        } catch (IOException | UncheckedIOException broken) {
            // Cut off by the other end.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(Stream<String> lines, Followed page, IntPredicate done) throws IOException {
        var block = new HashMap<String, String>();
        int read = 0;
        for (var each = lines.iterator(); !done.test(read) && each.hasNext(); ) {
            String line = each.next();
            int colon = line.indexOf(':');
            if (colon > 0) {
                block.put(line.substring(0, colon), line.substring(colon + 1).strip());
            } else if (line.isEmpty()) {
                read += take(page, block) ? 1 : 0;
                block.clear();
            }
        }
    }

    private static boolean take(Followed page, Map<String, String> block) throws IOException {
        String event = block.get("event");
        if (event == null) {
            return false;
        }
        JsonNode data = Client.json(block.getOrDefault("data", "{}"));
        if (event.equals("snapshot")) {
            page.seats.clear();
            page.seats.putAll(seats(data.get("seats")));
        } else if (event.equals("change")) {
            page.seats.put(data.get("seat").asText(), data.get("status").asText());
        }
        page.place = Optional.ofNullable(block.get("id")).or(() -> page.place);
        return true;
    }

    /** Ends the looks, and tells all pages that were shown. */
    List<SeatHistory.Shown> stop() throws InterruptedException, ExecutionException {
        enough.set(true);
        for (Future<?> reader : running) {
            reader.get();
        }
        return List.copyOf(shown);
    }

    /** How often a stream was cut off. */
    int cuts() {
        return followed.values().stream().mapToInt(page -> page.cuts).sum();
    }

    /**
     * Lets every page read on, and holds it against the facts.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if one does not come to show what they say
     */
    void settle(SeatHistory history) {
        for (String event : events) {
            Awaitility.await("the page of " + event).atMost(Checks.SOON).until(() -> {
                // Behind the last change nothing comes but the quiet of the stream.
                var waited = new AtomicInteger();
                follow(event, apis.getFirst(), _ -> shows(event, history) || waited.incrementAndGet() > LINES);
                return shows(event, history);
            });
        }
    }

    private boolean shows(String event, SeatHistory history) {
        Map<String, String> seats = followed.computeIfAbsent(event, _ -> new Followed()).seats;
        return !seats.isEmpty()
                && seats.entrySet().stream()
                        .allMatch(seat -> seat.getValue().equals(history.last(event, seat.getKey())));
    }

    @Override
    public void close() {
        enough.set(true);
        readers.close();
    }
}
