package io.holdfast.bench.measure;

import io.holdfast.bench.stack.MeasuredProcess;
import io.holdfast.bench.stack.Target;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** Reads a target's meters before and after. */
public final class Meter {

    private final Target target;
    private final Instant from = Instant.now();
    private final Map<Long, Long> cpu;
    private final OptionalLong own;
    private final Map<String, Long> bytes;
    private final Yardstick yardstick;

    private Meter(Target target, Yardstick yardstick, Map<Long, Long> cpu, Map<String, Long> bytes) {
        this.target = target;
        this.yardstick = yardstick;
        this.cpu = cpu;
        this.bytes = bytes;
        this.own = ownMs();
    }

    public static Meter start(Target target) throws IOException, InterruptedException {
        return new Meter(target, Yardstick.start(), cpu(target), bytes(target));
    }

    public Costs stop() throws IOException, InterruptedException {
        OptionalLong ownNow = ownMs();
        Speed speed = yardstick.stop();
        Map<Long, Long> cpuNow = cpu(target);
        Map<String, Optional<Long>> cpuMs = new LinkedHashMap<>();
        Map<String, Pauses> pauses = new LinkedHashMap<>();
        Instant to = Instant.now();
        for (MeasuredProcess part : target.parts()) {
            boolean known = part.pids().stream().allMatch(cpuNow::containsKey);
            long used = part.pids().stream()
                    .mapToLong(pid -> cpuNow.getOrDefault(pid, 0L) - cpu.getOrDefault(pid, 0L))
                    .sum();
            cpuMs.put(part.name(), known ? Optional.of(used) : Optional.empty());
            if (part.pauses().isPresent()) {
                pauses.put(part.name(), Pauses.read(part.pauses().get(), from, to));
            }
        }
        Optional<Long> generator = ownNow.isPresent() && own.isPresent()
                ? Optional.of(ownNow.getAsLong() - own.getAsLong())
                : Optional.empty();
        return new Costs(cpuMs, generator, TopicBytes.growth(bytes, bytes(target)), pauses, speed);
    }

    private static OptionalLong ownMs() {
        return Cpu.ms(ProcessHandle.current().pid());
    }

    private static Map<Long, Long> cpu(Target target) throws IOException {
        Map<Long, Long> cpu = new HashMap<>();
        for (MeasuredProcess part : target.parts()) {
            for (long pid : part.pids()) {
                Cpu.ms(pid).ifPresent(ms -> cpu.put(pid, ms));
            }
        }
        return cpu;
    }

    private static Map<String, Long> bytes(Target target) throws IOException, InterruptedException {
        Optional<String> brokers = target.log().map(Target.Log::bootstrapServers);
        if (brokers.isEmpty()) {
            return Map.of();
        }
        try (var topics = new TopicBytes(brokers.get())) {
            return new TreeMap<>(topics.now());
        } catch (ExecutionException failed) {
            throw new IOException("the brokers do not say how large their logs are: " + failed.getMessage(), failed);
        }
    }
}
