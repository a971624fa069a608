package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.ContactLookup;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Contact;
import io.holdfast.shell.CompactedTopic;
import io.holdfast.shell.CompactedTopics;
import io.holdfast.shell.RecordWriter;
import io.holdfast.shell.ServiceInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The contacts on their topic. Erases the addresses that an erasure or another address made void: those that checkouts named, whose keys
 * reservation-api cannot know. Every instance does; a second tombstone changes nothing. What could not be erased is found again at the next
 * start, when the topic is read anew.
 */
@Singleton
public class KafkaContacts implements Contacts {

    private final ContactsView contacts;
    private final RecordWriter writer;
    private final ServiceInstance service;
    private final CompactedTopic topic;
    private final AtomicBoolean erasing = new AtomicBoolean();

    KafkaContacts(CompactedTopics topics, RecordWriter writer, Schemas schemas, ServiceInstance service) {
        this.contacts = new ContactsView(new AvroSerde<>(Topics.CONTACTS, Contact.class, schemas));
        this.writer = writer;
        this.service = service;
        this.topic = topics.reader(Topics.CONTACTS, this::apply);
        topic.start();
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        contacts.apply(record);
        if (!contacts.voided().isEmpty() && erasing.compareAndSet(false, true)) {
            // Only once everything was read: an address may have been given anew since, and then stays.
            var _ = topic.caughtUp().thenRun(() -> Thread.startVirtualThread(this::erase));
        }
    }

    private void erase() {
        erasing.set(false);
        try {
            contacts.voided().forEach((key, partition) -> writer.delete(Topics.CONTACTS, partition, key));
        } catch (RuntimeException failure) {
            service.exit("an address can't be erased", failure);
        }
    }

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
    public CompletableFuture<Void> caughtUp() {
        return topic.caughtUp();
    }
}
