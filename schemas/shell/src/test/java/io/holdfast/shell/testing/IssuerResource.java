package io.holdfast.shell.testing;

import io.holdfast.standin.issuer.Issuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issuer whose tokens the service asks its callers for. */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Issuer issuer;

    @Override
    public Map<String, String> start() {
        try {
            Issuer started =
                    Issuer.start(0, Files.createTempDirectory(Path.of("target"), "issuer"), InstantSource.system());
            issuer = started;
            return Map.of(
                    "holdfast.auth",
                    "oidc",
                    "holdfast.auth.issuer",
                    started.url(),
                    "holdfast.auth.audience",
                    Issuer.AUDIENCE,
                    "holdfast.auth.customer-key",
                    "a key that names customers in tests");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new TestInjector.MatchesType(Issuer.class));
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
    }
}
