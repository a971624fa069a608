package io.holdfast.local;

import io.holdfast.local.StackFile.Phase;
import io.holdfast.local.StackFile.Stack;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A supervisor that outlives the call that started it. */
final class Detached {

    private static final int LOOK_EVERY_MS = 100;

    private Detached() {}

    /**
     * Starts the supervisor as a process of its own and shows what it says until all is ready.
     *
     * @param arguments of this call; the supervisor gets them without what concerns this call alone
     * @param withPage whether the page is started, so that the link to it is said
     */
    static int start(LocalPlan plan, List<String> arguments, boolean withPage)
            throws IOException, InterruptedException {
        Path log = plan.data().resolve("logs").resolve("supervisor.log");
        Files.createDirectories(log.getParent());
        long from = Files.exists(log) ? Files.size(log) : 0;
        Process supervisor = PartRunner.launch(command(arguments), log);
        var file = new StackFile(plan.data());
        boolean ready = false;
        String said = "";
        // It says that it is ready when it has written it down.
        while (supervisor.isAlive() && !(ready && said.contains(Supervisor.READY + plan.url()))) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            ready = file.read().map(Stack::phase).filter(Phase.READY::equals).isPresent();
            byte[] more = read(log, from);
            from += more.length;
            said += show(more);
        }
        show(read(log, from));
        if (ready && withPage) {
            PageLink.of(plan).ifPresent(System.out::println);
        }
        return ready ? 0 : 1;
    }

    /** This program in a JVM like this one. */
    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D%s=true".formatted(PageLink.UNSAID));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        arguments.stream()
                .filter(argument -> !argument.equals("--detach") && !argument.equals("--fresh"))
                .forEach(command::add);
        return command;
    }

    private static byte[] read(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] rest = new byte[Math.toIntExact(file.length() - from)];
            file.readFully(rest);
            return rest;
        }
    }

    private static String show(byte[] text) {
        String shown = new String(text, StandardCharsets.UTF_8);
        System.out.print(shown);
        return shown;
    }
}
