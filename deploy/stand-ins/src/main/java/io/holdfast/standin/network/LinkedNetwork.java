package io.holdfast.standin.network;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The links between machines, and what each does at present. Safe for use by many threads. */
public final class LinkedNetwork implements AutoCloseable {

    private static final int LOOK_EVERY_MS = 50;

    private final Map<Way, Rule> rules = new ConcurrentHashMap<>();
    private final List<LinkRelay> relays = new CopyOnWriteArrayList<>();

    /**
     * Passes connections on, by the rules of both directions.
     *
     * @param way from who connects to who listens
     * @param listen where those who connect find the other
     * @param target where the other really is
     * @throws IOException if nobody can listen there
     */
    public void relay(Way way, Address listen, Address target) throws IOException {
        var relay = new LinkRelay(this, way, listen, target);
        relays.add(relay);
        relay.follow();
    }

    /** What becomes of a direction's traffic. */
    public Rule rule(Way way) {
        return rules.getOrDefault(way, Rule.OPEN);
    }

    /** The directions that there are: both of each link. */
    public List<Way> ways() {
        return relays.stream()
                .flatMap(relay -> List.of(relay.way(), relay.way().back()).stream())
                .distinct()
                .toList();
    }

    /**
     * Changes what becomes of a direction's traffic, from now on.
     *
     * @throws IOException if a link that was cut cannot be taken up again, since something else listens there
     */
    public void set(Way way, Rule rule) throws IOException {
        synchronized (this) {
            rules.put(way, rule);
            notifyAll();
        }
        for (LinkRelay relay : relays) {
            relay.follow();
        }
    }

    boolean isCut(Way way) {
        return isCut(rule(way)) || isCut(rule(way.back()));
    }

    private static boolean isCut(Rule rule) {
        return switch (rule) {
            case Rule.Cut _ -> true;
            case Rule.Flapping flapping -> flapping.isCut(System.nanoTime());
            case Rule.Silent _, Rule.Slow _ -> false;
        };
    }

    /** Lets links that flap do so, until this thread is interrupted. */
    public void flap() throws InterruptedException, IOException {
        while (true) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            for (LinkRelay relay : relays) {
                relay.follow();
            }
        }
    }

    /** Waits while a direction is silent. */
    synchronized void awaitSound(Way way) throws InterruptedException {
        while (rule(way) instanceof Rule.Silent) {
            wait();
        }
    }

    @Override
    public void close() {
        relays.forEach(LinkRelay::close);
    }
}
