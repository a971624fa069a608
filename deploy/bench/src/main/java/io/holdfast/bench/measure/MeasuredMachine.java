package io.holdfast.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where it was measured.
 *
 * @param cores that this process may use
 * @param memoryMiB of the machine, or of the container
 * @param cpu its model; empty if the system does not say
 * @param loadAverage runnable threads in the last minute, before anything was started; negative where unknown
 */
public record MeasuredMachine(int cores, long memoryMiB, String cpu, String os, String jvm, double loadAverage) {

    private static final int MIB = 1024 * 1024;

    /** This machine, now. */
    public static MeasuredMachine here() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new MeasuredMachine(
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / MIB,
                model(),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
                "%s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.vm.version")),
                Math.round(system.getSystemLoadAverage() * 100) / 100.0);
    }

    private static String model() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException unknown) {
            return "";
        }
    }

    public String line() {
        return "%d cores%s, %d MiB, %s, %s, load average %.2f before"
                .formatted(cores, cpu.isEmpty() ? "" : " (" + cpu + ")", memoryMiB, os, jvm, loadAverage);
    }
}
