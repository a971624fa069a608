package io.holdfast.system;

import io.holdfast.drill.Client;
import io.holdfast.drill.Stage;
import io.holdfast.drill.StandIns;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two regions, for drills that break nothing but the link between them. */
final class RegionStage implements Stage {

    /** The script on the stack of these regions. */
    @FunctionalInterface
    interface Command {

        void run(String... words) throws Exception;
    }

    private final List<Client> apis;
    private final Command holdfast;

    RegionStage(List<Client> apis, Command holdfast) {
        this.apis = apis;
        this.holdfast = holdfast;
    }

    @Override
    public List<Client> apis() {
        return apis;
    }

    @Override
    public void link(String... words) {
        try {
            holdfast.run(Stream.concat(Stream.of("link"), Stream.of(words)).toArray(String[]::new));
        } catch (Exception failed) {
            throw new AssertionError("the link could not be changed", failed);
        }
    }

    @Override
    public void say(String line) {
        System.out.println(line);
    }

    @Override
    public StandIns standIns() {
        throw linkAlone();
    }

    @Override
    public KafkaCluster kafka(KafkaUser user) {
        throw linkAlone();
    }

    @Override
    public String registryUrl() {
        throw linkAlone();
    }

    @Override
    public int sessionTimeoutMs() {
        throw linkAlone();
    }

    @Override
    public long pid(String part) {
        throw linkAlone();
    }

    @Override
    public Path state(String part) {
        throw linkAlone();
    }

    @Override
    public void awaitReady() {
        throw linkAlone();
    }

    @Override
    public void restart(String... settings) {
        throw linkAlone();
    }

    private static UnsupportedOperationException linkAlone() {
        return new UnsupportedOperationException("nothing but the link is broken here");
    }
}
