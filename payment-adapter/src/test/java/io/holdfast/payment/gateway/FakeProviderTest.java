package io.holdfast.payment.gateway;

import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.payment.PaymentStep;
import java.util.List;

class FakeProviderTest extends ProviderContract {

    private final FakeProvider provider = new FakeProvider();

    @Override
    Provider provider() {
        return provider;
    }

    @Override
    void failNext(PaymentStep.Ask step, Fault fault) {
        provider.fail(List.of(fault));
    }
}
