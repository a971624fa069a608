package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.Parked;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Contact;
import io.holdfast.schemas.receipt.Receipt;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** The ledger and the contacts on Kafka. */
public final class Views implements AutoCloseable {

    private final LedgerView ledger;
    private final ContactsView contacts;
    private final TopicView ledgerTopic;
    private final TopicView contactsTopic;
    private final ContactEraser eraser;
    private final ReceiptLog log;

    /**
     * Views that are not reading yet.
     *
     * @param clientId name of this instance's clients
     * @param log where the ledger is written
     * @param onFailure called where a view can't go on
     * @param callbacks runs what follows for those who waited
     * @throws IllegalStateException if a schema has no id yet
     */
    public Views(
            KafkaCluster cluster,
            String clientId,
            Schemas schemas,
            ReceiptLog log,
            Consumer<Throwable> onFailure,
            Executor callbacks) {
        this.log = log;
        ledger = new LedgerView(new AvroSerde<>(Topics.RECEIPTS, Receipt.class, schemas));
        contacts = new ContactsView(new AvroSerde<>(Topics.CONTACTS, Contact.class, schemas));
        ledgerTopic = new TopicView(
                Topics.RECEIPTS.name(),
                new KafkaConsumer<>(ViewSettings.of(cluster, clientId + "-receipts")),
                ledger::apply,
                onFailure,
                callbacks);
        contactsTopic = new TopicView(
                Topics.CONTACTS.name(),
                new KafkaConsumer<>(ViewSettings.of(cluster, clientId + "-contacts")),
                this::contact,
                onFailure,
                callbacks);
        eraser = new ContactEraser(
                new KafkaProducer<>(ContactEraser.settings(cluster, clientId + "-eraser")),
                contactsTopic::caughtUp,
                contacts::voided,
                onFailure);
    }

    private void contact(ConsumerRecord<String, byte[]> record) {
        contacts.apply(record);
        if (!contacts.voided().isEmpty()) {
            eraser.erase();
        }
    }

    /** Begins to read. */
    public void start() {
        ledgerTopic.start();
        contactsTopic.start();
    }

    /** Whether both have read what was there when they began. */
    public boolean loaded() {
        return ledgerTopic.loaded() && contactsTopic.loaded();
    }

    /** Whether one of them can't go on. */
    public boolean failed() {
        return ledgerTopic.failed() || contactsTopic.failed();
    }

    /** The ledger. */
    public Ledger ledger() {
        return new Ledger() {
            @Override
            public Optional<Entry> find(ReceiptKey key) {
                return ledger.find(key);
            }

            @Override
            public List<Parked> parked() {
                return ledger.parked();
            }

            @Override
            public Uni<Void> caughtUp(int partition) {
                return ledgerTopic.caughtUp(partition);
            }

            @Override
            public int illegible() {
                return ledgerTopic.illegible();
            }

            @Override
            public List<ReceiptKey> pending() {
                return ledger.pending();
            }

            @Override
            public Uni<Void> write(ReceiptKey key, Entry entry, @Nullable String traceParent) {
                return log.write(key, entry, traceParent).invoke(() -> ledger.wrote(key, entry));
            }
        };
    }

    /** The contacts. */
    public Contacts contacts() {
        return new Contacts() {
            @Override
            public ContactLookup find(ReceiptKey key, Optional<String> fingerprint) {
                return contacts.find(key, fingerprint);
            }

            @Override
            public List<ReceiptKey> replaced() {
                return contacts.replaced();
            }

            @Override
            public void onChange(Consumer<ReceiptKey> changed) {
                contacts.onChange(changed);
            }

            @Override
            public Uni<Void> caughtUp() {
                return contactsTopic.caughtUp();
            }
        };
    }

    @Override
    public void close() {
        ledgerTopic.close();
        contactsTopic.close();
        eraser.close();
    }
}
