package io.holdfast.receipt.messaging;

import io.holdfast.receipt.FakeContacts;
import io.holdfast.receipt.FakeLedger;
import io.holdfast.receipt.SoldSeats;
import io.holdfast.receipt.receipt.Cause;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.receipt.RetrySchedule;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.schemas.testing.RecordedTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Everything that deliveries work with, in memory; retries come after tens of milliseconds. */
final class Bench implements AutoCloseable {

    static final int SLOTS = 2;
    static final Instant NOW = Instant.parse("2026-11-23T20:00:05Z");

    final RecordedTraces recorded = new RecordedTraces();
    final FakeLedger ledger = new FakeLedger();
    final FakeContacts contacts = new FakeContacts();
    final FakePostbox postbox = new FakePostbox();
    final FakeDeadLetters deadLetters = new FakeDeadLetters();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final LateSchemas schemas = new LateSchemas();
    final FactReader reader = new FactReader(new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, schemas));

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ReceiptMetrics metrics = new ReceiptMetrics(meters);

    final Deliveries deliveries = deliveries(Duration.ofMinutes(1));
    final Assignments assignments = new Assignments(ledger::caughtUp, 100);

    Deliveries deliveries(Duration total) {
        return new Deliveries(new Tools(
                ledger,
                contacts,
                postbox,
                new Slots(SLOTS, executor),
                deadLetters,
                new RetrySchedule(Duration.ofMillis(20), Duration.ofMillis(50), total),
                timer,
                InstantSource.fixed(NOW),
                System::nanoTime,
                () -> 1,
                metrics,
                recorded.traces()));
    }

    FactPipeline pipeline() {
        return new FactPipeline(reader, deliveries, deadLetters, assignments, metrics);
    }

    ExecutorService executor() {
        return executor;
    }

    /** A sale whose address is known. */
    SoldFact sold(String reservation) {
        SoldFact fact = withoutContact(reservation);
        contacts.put(fact.key(), reservation + "@example.org");
        return fact;
    }

    SoldFact withoutContact(String reservation) {
        var record = SoldSeats.captured(key(reservation), 0, 7);
        return ((FactReader.Read.Due) reader.read(record)).fact();
    }

    static ReceiptKey key(String reservation) {
        return new ReceiptKey("ev-1", reservation);
    }

    /** The ledger's entry after this number of tries to send to the checkout's address. */
    static Entry sent(int tries) {
        var cause = new Cause(0, 70, SoldSeats.AT, Optional.of(SoldSeats.TRACE_ID));
        return new Entry.Sent(tries, NOW, cause, Optional.of(FakeContacts.CHECKOUT));
    }

    double counted(String status) {
        return meters.get("holdfast.receipts").tag("status", status).counter().count();
    }

    double duplicates(String found) {
        return meters.get("holdfast.duplicates").tag("found", found).counter().count();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        executor.shutdownNow();
    }
}
