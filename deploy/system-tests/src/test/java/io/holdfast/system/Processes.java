package io.holdfast.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Processes, started and supervised by the same program as those of {@code ./holdfast up}. */
final class Processes implements Host {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Path data;

    Processes(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    @Override
    public void up(Map<String, Integer> scale, List<String> settings) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("up", "--detach", "--port", Integer.toString(port)));
        arguments.addAll(log());
        scale.forEach((service, instances) -> arguments.addAll(List.of("--scale", service + "=" + instances)));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        var up = Script.run(arguments);
        if (up.exit() != 0) {
            throw new IllegalStateException("the stack did not start:\n" + up.output());
        }
    }

    @Override
    public void down() throws IOException, InterruptedException {
        var down = Script.run("down", log());
        if (down.exit() != 0) {
            throw new IllegalStateException("the stack did not stop:\n" + down.output());
        }
    }

    @Override
    public long pid(String part) throws IOException, InterruptedException {
        for (JsonNode candidate :
                JSON.readTree(Script.run("status", log()).output()).get("parts")) {
            if (candidate.get("name").asText().equals(part)) {
                return candidate.get("pid").asLong();
            }
        }
        throw new IllegalArgumentException("no part " + part);
    }

    @Override
    public List<String> log() {
        return List.of("--data", data.toString());
    }

    @Override
    public String prometheus() throws IOException {
        return Files.readString(data.resolve("prometheus.yml"));
    }
}
