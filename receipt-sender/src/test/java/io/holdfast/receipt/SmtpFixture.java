package io.holdfast.receipt;

import static org.awaitility.Awaitility.await;

import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.Topics;
import io.holdfast.shell.work.Leases;
import io.holdfast.standin.mail.Mail;
import io.holdfast.standin.mail.MailServer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests over real SMTP share: sales of new reservations, each with an address of its own. */
abstract class SmtpFixture {

    private static long offset;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector channels;

    @Inject
    MockProducer<byte[], byte[]> producer;

    @Inject
    Leases leases;

    @Inject
    FakeLedger ledger;

    @Inject
    FakeContacts contacts;

    @SuppressWarnings("NullAway.Init") // injected by MailStandInResource
    MailServer mail;

    final ReceiptKey key = new ReceiptKey("ev-1", UUID.randomUUID().toString());
    final String address = key.reservation() + "@example.org";

    @BeforeEach
    void a_customer() {
        ledger.reset();
        contacts.put(key, address);
        producer.clear();
        var partition = List.of(new TopicPartition(Topics.SEAT_EVENTS.name(), 0));
        leases.onPartitionsAssigned(new MockConsumer<String, byte[]>("earliest"), partition);
    }

    @AfterEach
    void all_is_well_again() {
        mail.recover();
    }

    /** The sale is read; completes once it is acknowledged. */
    CompletableFuture<Void> sold() {
        return emit(SoldSeats.captured(key, 0, next()));
    }

    CompletableFuture<Void> emit(ConsumerRecord<byte[], byte[]> record) {
        var acknowledged = new CompletableFuture<Void>();
        var metadata = Metadata.of(new IncomingKafkaRecordMetadata<>(record, "seat-events"));
        channels.source("seat-events").send(Message.of(record.value(), metadata, () -> {
            acknowledged.complete(null);
            return CompletableFuture.completedFuture(null);
        }));
        return acknowledged;
    }

    static synchronized long next() {
        return ++offset;
    }

    List<Mail> mails() throws IOException {
        return mail.inbox().mails(Optional.of(address));
    }

    LedgerEntry settled() {
        await().atMost(Duration.ofSeconds(60)).until(() -> ledger.find(key).isPresent());
        return ledger.find(key).orElseThrow();
    }
}
