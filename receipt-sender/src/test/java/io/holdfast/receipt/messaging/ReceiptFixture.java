package io.holdfast.receipt.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.receipt.FakeContacts;
import io.holdfast.receipt.FakeLedger;
import io.holdfast.receipt.SoldSeats;
import io.holdfast.receipt.receipt.DueCause;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.receipt.RetrySchedule;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.schemas.testing.RecordedTraces;
import io.holdfast.shell.RecordWriter;
import io.holdfast.shell.ServiceInstance;
import io.holdfast.shell.work.Lanes;
import io.holdfast.shell.work.Lease;
import io.holdfast.shell.work.Leases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Everything that deliveries work with, in memory; retries come after tens of milliseconds. */
final class ReceiptFixture {

    static final int SLOTS = 2;
    static final Instant NOW = Instant.parse("2026-11-23T20:00:05Z");

    final RecordedTraces recorded = new RecordedTraces();
    final FakeLedger ledger = new FakeLedger();
    final FakeContacts contacts = new FakeContacts();
    final FakePostbox postbox = new FakePostbox();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final LateSchemas schemas = new LateSchemas();
    final FactReader reader = new FactReader(schemas);
    final Lanes lanes = new Lanes();
    final Leases leases = new Leases(ledger::caughtUp, 100);
    final ServiceInstance service = new ServiceInstance("receipt-sender", "test", KafkaCluster.at("nowhere:1"));
    private final ReceiptMetrics metrics = new ReceiptMetrics(meters);
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final RecordWriter writer =
            new RecordWriter(producer, Partitions.DEFAULT, service, recorded.traces(), InstantSource.fixed(NOW));
    final Deliveries deliveries = deliveries(Duration.ofMinutes(1));

    Deliveries deliveries(Duration total) {
        return new Deliveries(
                lanes,
                new ReceiptDelivery(
                        ledger,
                        contacts,
                        postbox,
                        writer,
                        settings(total),
                        InstantSource.fixed(NOW),
                        metrics,
                        recorded.traces()),
                metrics);
    }

    Receipts receipts() {
        return new Receipts(
                ledger,
                reader,
                (_, _) -> Optional.empty(),
                deliveries,
                writer,
                metrics,
                service,
                settings(Duration.ofMinutes(1)));
    }

    static Settings settings(Duration total) {
        var retries = new RetrySchedule(Duration.ofMillis(20), Duration.ofMillis(50), total);
        return new Settings("d", "Tickets", SLOTS, 10, 100, retries, Duration.ofSeconds(1));
    }

    /** Partitions from 0 become this instance's. */
    void takeOver(int partitions) {
        leases.onPartitionsAssigned(
                new MockConsumer<String, byte[]>("earliest"),
                IntStream.range(0, partitions)
                        .mapToObj(ReceiptFixture::partition)
                        .toList());
    }

    /** Partition 0 becomes another instance's. */
    void revoke() {
        leases.onPartitionsRevoked(new MockConsumer<String, byte[]>("earliest"), List.of(partition(0)));
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topics.SEAT_EVENTS.name(), number);
    }

    CompletableFuture<Boolean> deliver(SoldFact fact) {
        return deliveries.deliver(fact, lease());
    }

    /** Of partition 0. */
    Lease lease() {
        return leases.find(0).orElseThrow();
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
    static LedgerEntry sent(int tries) {
        var cause = new DueCause(0, 70, SoldSeats.AT, Optional.of(SoldSeats.TRACE_ID));
        return new LedgerEntry.Sent(tries, NOW, cause, Optional.of(FakeContacts.CHECKOUT));
    }

    /** Why records are in the dead letters. */
    List<String> deadLetters() {
        return producer.history().stream()
                .map(letter -> new String(
                        letter.headers()
                                .lastHeader("holdfast_dead_letter_error")
                                .value(),
                        UTF_8))
                .toList();
    }

    double counted(String status) {
        return meters.get("holdfast.receipts").tag("status", status).counter().count();
    }

    double duplicates(String found) {
        return meters.get("holdfast.duplicates").tag("found", found).counter().count();
    }
}
