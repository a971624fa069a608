package io.holdfast.payment.messaging;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import java.time.Instant;
import java.util.List;

/** Does something of its own around the steps of payments; the rest is the fake's. */
interface AroundFake extends Provider {

    FakeProvider provider();

    @Override
    default List<Snapshot> list(Instant since) {
        return provider().list(since);
    }

    @Override
    default ProviderAnswer giveBack(Snapshot orphan, PaymentStep.Act remedy, String key) {
        return provider().giveBack(orphan, remedy, key);
    }
}
