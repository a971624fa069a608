package io.holdfast.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holdfast where others run it, in containers or on other machines: what its processes use is theirs to know, its log can be audited. */
public final class Deployed implements Target {

    private final Script script;
    private final URI url;
    private final String bootstrapServers;
    private final String registry;

    /**
     * It is left running.
     *
     * @param home the project's folder
     * @param url where a reservation-api listens
     * @param bootstrapServers its brokers, which let anybody in
     * @param registry base URL of its schema registry, as Confluent's clients expect it
     */
    public Deployed(Path home, URI url, String bootstrapServers, String registry) {
        this.script = new Script(home);
        this.url = url;
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public List<String> settings() {
        return List.of();
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public List<Part> parts() {
        return List.of();
    }

    @Override
    public Optional<String> bootstrapServers() {
        return Optional.of(bootstrapServers);
    }

    @Override
    public List<URI> metrics(String service) {
        return List.of();
    }

    @Override
    public boolean audit() throws IOException, InterruptedException {
        return script.run(List.of("audit", "verify", "--bootstrap", bootstrapServers, "--registry", registry)) == 0;
    }

    @Override
    public void close() {
        // Nothing of it was started here.
    }
}
