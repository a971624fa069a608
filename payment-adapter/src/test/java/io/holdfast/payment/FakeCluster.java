package io.holdfast.payment;

import io.holdfast.payment.ledger.LedgerTopic;
import io.holdfast.schemas.Installations.Installed;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.shell.CompactedTopics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A ledger's topic that nobody else writes to, a producer, schemas, and an installation. */
@ApplicationScoped
class FakeCluster {

    @Produces
    @Singleton
    CompactedTopics topics() {
        return new LedgerTopic().topics();
    }

    @Produces
    @Singleton
    MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Produces
    @Singleton
    LateSchemas schemas() {
        return new LateSchemas();
    }

    @Produces
    @Singleton
    Installed installed() {
        return new Installed("ours", Partitions.DEFAULT);
    }
}
