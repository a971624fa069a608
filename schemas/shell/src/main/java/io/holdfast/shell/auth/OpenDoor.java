package io.holdfast.shell.auth;

import io.holdfast.shell.Exit;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Refuses to start a service that would serve the network without knowing who asks. */
@ApplicationScoped
class OpenDoor {

    private static final Logger LOG = Logger.getLogger(OpenDoor.class);

    /** Before anything is opened. */
    private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE;

    void start(
            @Observes @Priority(FIRST) StartupEvent event,
            Instance<AuthSettings> settings,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        try {
            AuthMode mode = settings.get().mode();
            problem(mode, host).ifPresent(problem -> {
                throw new IllegalStateException(problem);
            });
            if (mode == AuthMode.TRUSTED_NETWORK) {
                LOG.warnf(
                        "holdfast.auth=trusted-network: everybody who reaches %s may do everything; only a gateway that knows its callers may",
                        host);
            }
        } catch (IllegalArgumentException | IllegalStateException refused) {
            Exit.now(service + " can't start", refused);
        }
    }

    /** What is wrong with serving this host; empty if nothing is. */
    static Optional<String> problem(AuthMode mode, String host) {
        return mode == AuthMode.NONE && !Loopback.is(host)
                ? Optional.of(
                        "holdfast.auth=none serves this machine alone, and quarkus.http.host is %s: set holdfast.auth=oidc, or holdfast.auth=trusted-network behind a gateway that knows its callers, or quarkus.http.host=127.0.0.1"
                                .formatted(host))
                : Optional.empty();
    }
}
