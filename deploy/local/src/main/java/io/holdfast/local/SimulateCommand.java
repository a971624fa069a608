package io.holdfast.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the simulation, which understands the options. It needs no stack. */
@Command(
        name = "simulate",
        description =
                "Runs hold-processor through simulated crashes, zombies, late messages and clocks that are off; simulate --help says how.")
final class SimulateCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return ToolProcess.run(
                io.holdfast.hold.simulation.Main.class, List.of("-XX:+UseSerialGC", "-Xmx512m"), arguments);
    }
}
