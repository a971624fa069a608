package io.holdfast.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holdfast where others run it, in containers or on other machines: what its processes use is theirs to know, its log can be audited. */
public final class Deployed extends Target {

    private final Script script;
    private final Log log;

    /**
     * It is left running.
     *
     * @param url where a reservation-api listens
     * @param log its log, which lets anybody in
     */
    public Deployed(Path home, URI url, Log log) {
        super(Pipeline.NAME, url, List.of());
        this.script = new Script(home);
        this.log = log;
    }

    @Override
    public Optional<Log> log() {
        return Optional.of(log);
    }

    @Override
    public boolean audit() throws IOException, InterruptedException {
        return script.run(List.of("audit", "verify", "--bootstrap", log.bootstrapServers())) == 0;
    }

    @Override
    public void close() {
        // Nothing of it was started here.
    }
}
