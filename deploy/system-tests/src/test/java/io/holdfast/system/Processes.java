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
        compareWithStatus();
    }

    /** What people ask says that all is ready, and names the processes that the tests will kill. */
    private void compareWithStatus() throws IOException, InterruptedException {
        var status = Script.run("status", log());
        if (status.exit() != 0) {
            throw new IllegalStateException("the stack is not ready by its own word:\n" + status.output());
        }
        for (JsonNode part : JSON.readTree(status.output()).get("parts")) {
            if (part.get("pid").asLong() != pid(part.get("name").asText())) {
                throw new IllegalStateException("another process than the supervisor wrote down: " + part);
            }
        }
    }

    @Override
    public void down() throws IOException, InterruptedException {
        var down = Script.run("down", log());
        if (down.exit() != 0) {
            throw new IllegalStateException("the stack did not stop:\n" + down.output());
        }
    }

    /** As the supervisor wrote it down: to ask {@code status} each time would take a JVM from those that are starting. */
    @Override
    public long pid(String part) throws IOException {
        for (JsonNode running :
                JSON.readTree(data.resolve("stack.json").toFile()).get("parts")) {
            if (running.get("name").asText().equals(part)) {
                return running.get("process").get("pid").asLong();
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
