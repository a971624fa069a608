package io.holdfast.receipt;

import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Takes the place of Kafka and the registry; mail goes by SMTP all the same. */
@ApplicationScoped
class FakePorts {

    @Mock
    @Produces
    @Singleton
    Partitions partitions() {
        return Partitions.DEFAULT;
    }

    @Mock
    @Produces
    @Singleton
    Schemas schemas() {
        return Schemas.carried();
    }

    @Mock
    @Produces
    @Singleton
    FakeLedger ledger() {
        return new FakeLedger();
    }

    @Mock
    @Produces
    @Singleton
    FakeContacts contacts() {
        return new FakeContacts();
    }

    @Mock
    @Produces
    @Singleton
    MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
