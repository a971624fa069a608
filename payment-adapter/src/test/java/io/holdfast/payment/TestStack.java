package io.holdfast.payment;

import io.holdfast.payment.gateway.StandIn;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service's surroundings: channels in memory, and the provider's stand-in over HTTP. */
public final class TestStack implements QuarkusTestResourceLifecycleManager {

    private @Nullable StandIn standIn;

    @Override
    public Map<String, String> start() {
        try {
            standIn = StandIn.start(Files.createTempDirectory(Path.of("target"), "provider"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var settings = new HashMap<String, String>();
        settings.putAll(InMemoryConnector.switchIncomingChannelsToInMemory("payment-requests"));
        settings.put("holdfast.instance", "test");
        settings.put("holdfast.kafka.bootstrap-servers", "localhost:1");
        settings.put("holdfast.payment.provider.url", standIn.url());
        settings.put("holdfast.payment.provider.key", "sk_test_local");
        settings.put("holdfast.payment.provider.timeout-ms", "500");
        settings.put("holdfast.payment.reconcile-every", "1s");
        settings.put("holdfast.payment.orphans-every", "1s");
        settings.put("holdfast.payment.orphan-grace-ms", "0");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(standIn, new TestInjector.MatchesType(StandIn.class));
    }

    @Override
    public void stop() {
        StandIn running = standIn;
        if (running != null) {
            try {
                running.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
