package io.holdfast.drill;

import io.holdfast.schemas.LogPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
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
    private final Map<String, SeatPage> pages;
    private final Background readers = new Background();

    SeatPages(List<Client> apis, List<String> events) {
        this.apis = apis;
        this.events = events;
        this.pages = events.stream().collect(Collectors.toMap(event -> event, SeatPage::new));
    }

    SeatPages begin() {
        readers.start(() -> {
            var random = new Random(1);
            while (!readers.isEnough()) {
                look(random);
            }
            return null;
        });
        pages.forEach((event, page) -> readers.start(() -> {
            var random = new Random(event.hashCode());
            while (!readers.isEnough()) {
                int most = 1 + random.nextInt(MOST_CHANGES);
                follow(page, apis.get(random.nextInt(apis.size())), read -> read >= most || readers.isEnough());
            }
            return null;
        }));
        return this;
    }

    private void look(Random random) throws InterruptedException {
        String event = events.get(random.nextInt(events.size()));
        try {
            Client.Answer answer = apis.get(random.nextInt(apis.size())).send("GET", Client.seatsPath(event), "");
            @SuppressWarnings("NullAway") // Compared right after.
            LogPosition evidence = LogPosition.parse(answer.evidence());
            if (answer.status() == 200 && evidence != null) {
                shown.add(new SeatHistory.Shown(event, Client.seats(answer.body()), evidence));
            }
        } catch (IOException noAnswer) {
            // Looked at again.
        }
        Thread.sleep(100);
    }

    private static void follow(SeatPage page, Client api, IntPredicate enough) {
        try {
            page.read(api, enough);
        } catch (IOException | UncheckedIOException broken) {
            // Cut off by the other end.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the looks, and tells all pages that were shown. */
    List<SeatHistory.Shown> stop() throws InterruptedException, ExecutionException {
        readers.stop();
        return List.copyOf(shown);
    }

    int cuts() {
        return pages.values().stream().mapToInt(SeatPage::cuts).sum();
    }

    /**
     * Lets every page read on, and holds it against the facts.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if one does not come to show what they say
     */
    void settle(SeatHistory history) {
        pages.forEach((event, page) -> Awaitility.await("the page of " + event)
                .atMost(Checks.SOON)
                .until(() -> {
                    // Behind the last change nothing comes but the quiet of the stream.
                    var waited = new AtomicInteger();
                    follow(
                            page,
                            apis.getFirst(),
                            _ -> history.isShown(event, page.seats()) || waited.incrementAndGet() > LINES);
                    return history.isShown(event, page.seats());
                }));
    }

    @Override
    public void close() {
        readers.close();
    }
}
