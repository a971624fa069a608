package io.holdfast.bench.stack;

import io.holdfast.bench.baseline.floor.FloorTopics;
import io.holdfast.bench.baseline.floor.Main;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The floor of the architecture: a broker as Holdfast's own is, and two processes that write what a hold is and decide nothing. */
public final class Floor extends Target {

    private static final String HEAP = "512m";

    private final Pipeline broker;
    private final JavaProcess processor;
    private final JavaProcess edge;

    private Floor(List<String> settings, Pipeline broker, JavaProcess processor, JavaProcess edge, URI url) {
        super("floor", url, settings);
        this.broker = broker;
        this.processor = processor;
        this.edge = edge;
    }

    /**
     * Starts it on an empty folder.
     *
     * @param options further options of {@code up}, for the broker
     */
    public static Floor start(Path home, Path data, int port, List<String> options)
            throws IOException, InterruptedException {
        var alone = new ArrayList<>(List.of("--log-alone"));
        alone.addAll(options);
        Pipeline broker = Pipeline.start(home, data, port, alone);
        String log = broker.log().orElseThrow().bootstrapServers();
        var started = new ArrayList<JavaProcess>();
        try {
            FloorTopics.create(log);
            JavaProcess processor = process("floor-processor", data, List.of("processor", log));
            started.add(processor);
            JavaProcess edge = process("floor-edge", data, List.of("edge", log, Integer.toString(port)));
            started.add(edge);
            edge.awaitAnswer(broker.url().resolve("/v1/events/none"));
            return new Floor(options, broker, processor, edge, broker.url());
        } catch (ExecutionException | IOException | RuntimeException failed) {
            for (JavaProcess process : started) {
                process.stop();
            }
            broker.close();
            throw new TargetException("the floor did not start: " + failed.getMessage());
        }
    }

    private static JavaProcess process(String name, Path data, List<String> arguments) throws IOException {
        return JavaProcess.start(name, data, HEAP, Main.class.getName(), arguments);
    }

    @Override
    public List<MeasuredProcess> parts() {
        var parts = new ArrayList<>(broker.parts());
        parts.add(processor.part("processor"));
        parts.add(edge.part("edge"));
        return parts;
    }

    @Override
    public Optional<Log> log() {
        return broker.log();
    }

    @Override
    public void close() throws IOException {
        edge.stop();
        processor.stop();
        broker.close();
    }
}
