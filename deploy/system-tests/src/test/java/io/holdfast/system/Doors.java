package io.holdfast.system;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Tries to get in to a broker at all. */
final class Doors {

    /** Long enough for a busy machine to check a password: who is let in or turned away is told much sooner. */
    private static final int PATIENCE_MS = 12_000;

    private Doors() {}

    /** Tries these settings, each under its name, all at once: with what each was turned away; nothing if it got in. */
    static Map<String, Optional<Throwable>> knock(String bootstrapServers, Map<String, Map<String, String>> settings)
            throws InterruptedException, ExecutionException {
        var attempts = new HashMap<String, Future<Optional<Throwable>>>();
        var ends = new HashMap<String, Optional<Throwable>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            settings.forEach((name, own) -> attempts.put(name, callers.submit(() -> end(bootstrapServers, own))));
            for (var attempt : attempts.entrySet()) {
                ends.put(attempt.getKey(), attempt.getValue().get());
            }
        }
        return ends;
    }

    private static Optional<Throwable> end(String bootstrapServers, Map<String, String> settings)
            throws InterruptedException {
        var all = new HashMap<String, Object>(settings);
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try (Admin admin = Admin.create(all)) {
            var _ = admin.listTopics().names().get();
            return Optional.empty();
        } catch (ExecutionException turnedAway) {
            return Optional.of(turnedAway.getCause());
        }
    }
}
