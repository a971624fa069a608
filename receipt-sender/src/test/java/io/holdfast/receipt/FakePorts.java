package io.holdfast.receipt;

import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.testing.TestRegistry;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Takes the place of Kafka and the registry; mail goes by SMTP all the same. */
@ApplicationScoped
class FakePorts {

    @Mock
    @Produces
    @Singleton
    SchemaRegistry registry() {
        return TestRegistry.get();
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
}
