package io.holdfast.receipt;

import io.holdfast.standin.mail.MailServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real SMTP server beside the tests, and channels that need no Kafka. */
public final class MailStandInResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable MailServer server;

    @Override
    public Map<String, String> start() {
        try {
            MailServer started = MailServer.start(0, 0, Files.createTempDirectory("mails"));
            server = started;
            var settings = new HashMap<String, String>();
            settings.put("quarkus.mailer.port", Integer.toString(started.smtpPort()));
            settings.put("mails.port", Integer.toString(started.httpPort()));
            settings.putAll(InMemoryConnector.switchIncomingChannelsToInMemory("seat-events"));
            return settings;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(MailServer.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
