package io.holdfast.api.fence;

import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.view.ViewPositions;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Takes callers through the fence together. A caller passes when, in this order, (1) the end of the command log was read, (2) the owner has
 * committed that far, (3) the end of the states was read, and (4) the local view has come that far. The owner commits its offsets
 * and the states in one transaction, so what (2) proves decided lies before (3). However many callers wait, a round asks the cluster
 * three things at most.
 */
public final class FenceLoop implements Fence, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FenceLoop.class);

    /** Between rounds while someone waits: the order of the owner's commit interval. */
    private static final long PACE_MS = 10;

    /** After a round that could not ask. */
    private static final long RETRY_MS = 200;

    /** What asking takes does not count as waiting for the owner: a caller that would not wait still gets this long. */
    private static final Duration ASKING = Duration.ofSeconds(1);

    private static final Waits ASKED = new Waits();

    private final FenceSource source;
    private final Partitions partitions;
    private final LinkedBlockingQueue<FenceTicket> arrivals = new LinkedBlockingQueue<>();
    private final Semaphore places;
    private final Waits waits;
    private final List<FenceTicket> open = new ArrayList<>();
    private final Thread thread;

    /**
     * The fence of this process's views, which does not run yet.
     *
     * @param views whose progress it watches
     * @param capacity how many callers may wait at once
     * @param waits how they wait
     */
    public static FenceLoop of(
            KafkaCluster cluster,
            Partitions partitions,
            String clientId,
            ViewPositions views,
            int capacity,
            Waits waits) {
        return new FenceLoop(new KafkaFenceSource(cluster, clientId, views), partitions, capacity, waits);
    }

    FenceLoop(FenceSource source, Partitions partitions, int capacity, Waits waits) {
        this.source = source;
        this.partitions = partitions;
        this.places = new Semaphore(capacity);
        this.waits = waits;
        this.thread = Thread.ofPlatform().name("fence").daemon().unstarted(this::run);
    }

    /**
     * Starts it.
     *
     * @param onFailure called once it can't go on
     */
    public void start(Consumer<Throwable> onFailure) {
        thread.setUncaughtExceptionHandler((_, failure) -> onFailure.accept(failure));
        thread.start();
    }

    @Override
    public FenceResult passEnd(String event, Duration wait) {
        int partition = partitions.of(event);
        return pass(new FenceTicket(partition, OptionalLong.empty()), wait);
    }

    @Override
    public FenceResult passPosition(LogPosition position, Duration wait) {
        return pass(new FenceTicket(position.partition(), OptionalLong.of(position.offset() + 1)), wait);
    }

    private FenceResult pass(FenceTicket ticket, Duration wait) {
        if (!places.tryAcquire()) {
            return new FenceResult.Full();
        }
        try {
            arrivals.add(ticket);
            return await(ticket, wait);
        } finally {
            // Tells the loop to forget it.
            ticket.passed().cancel(false);
            places.release();
        }
    }

    private FenceResult await(FenceTicket ticket, Duration wait) {
        if (!waits.within(ticket.passed(), wait)) {
            var _ = ASKED.within(CompletableFuture.anyOf(ticket.passed(), ticket.ownerBehind()), ASKING.minus(wait));
        }
        boolean passed = ticket.passed().isDone();
        if (ticket.end().isEmpty()) {
            return new FenceResult.Unreachable();
        }
        LogPosition last = ticket.last();
        if (ticket.isBeyond()) {
            return new FenceResult.Beyond(last);
        }
        if (passed) {
            return new FenceResult.Passed(last.offset() < 0 ? Optional.empty() : Optional.of(last));
        }
        return new FenceResult.Waiting(last);
    }

    private void run() {
        try {
            while (true) {
                if (open.isEmpty()) {
                    open.add(arrivals.take());
                }
                arrivals.drainTo(open);
                TimeUnit.MILLISECONDS.sleep(round() ? PACE_MS : RETRY_MS);
            }
        } catch (InterruptedException stopping) {
            LOG.debug("the fence is closed");
        }
    }

    private boolean round() throws InterruptedException {
        try {
            readEnds();
            awaitOwner();
            open.stream()
                    .filter(this::isReached)
                    .forEach(ticket -> ticket.passed().complete(null));
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            LOG.debugf("the log can't be asked: %s", away.toString());
            return false;
        } finally {
            open.removeIf(ticket -> ticket.passed().isDone());
        }
    }

    private void readEnds() throws ExecutionException, InterruptedException, TimeoutException {
        List<FenceTicket> asking = open.stream().filter(FenceTicket::needsEnd).toList();
        if (!asking.isEmpty()) {
            Map<Integer, Long> ends = source.commandEnds(partitions(asking));
            asking.forEach(ticket -> ticket.end(ends.getOrDefault(ticket.partition(), 0L)));
        }
    }

    private void awaitOwner() throws ExecutionException, InterruptedException, TimeoutException {
        List<FenceTicket> asking =
                open.stream().filter(FenceTicket::needsDecision).toList();
        if (asking.isEmpty()) {
            return;
        }
        Map<Integer, Long> decided = source.decided();
        var byDecision = asking.stream().collect(Collectors.partitioningBy(ticket -> ticket.isDecided(decided)));
        byDecision
                .getOrDefault(false, List.of())
                .forEach(ticket -> ticket.ownerBehind().complete(null));
        List<FenceTicket> ahead = byDecision.getOrDefault(true, List.of());
        if (!ahead.isEmpty()) {
            Map<Integer, Long> ends = source.stateEnds(partitions(ahead));
            ahead.forEach(ticket -> ticket.stateEnd(ends.getOrDefault(ticket.partition(), 0L)));
        }
    }

    private boolean isReached(FenceTicket ticket) {
        return ticket.stateEnd().isPresent()
                && source.reached(ticket.partition(), ticket.stateEnd().getAsLong());
    }

    private static Set<Integer> partitions(List<FenceTicket> tickets) {
        return tickets.stream().map(FenceTicket::partition).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        thread.interrupt();
        source.close();
    }
}
