package io.holdfast.bench.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a phase cost.
 *
 * @param cpuMs CPU of each process of the target in milliseconds; empty if the system does not tell
 * @param generatorCpuMs CPU of the bench itself, which is no cost of the target; empty if the system does not tell
 * @param bytes that each topic's log grew by
 */
public record Costs(
        Map<String, Optional<Long>> cpuMs,
        Optional<Long> generatorCpuMs,
        Map<String, Long> bytes,
        Map<String, Pauses> pauses,
        Speed speed) {

    /** CPU of the processes of each role, in milliseconds; empty if that of one is unknown. */
    public Map<Role, Optional<Long>> cpuMsByRole() {
        Map<Role, Optional<Long>> byRole = new EnumMap<>(Role.class);
        cpuMs.forEach((part, ms) ->
                byRole.merge(Role.of(part), ms, (sum, more) -> sum.flatMap(known -> more.map(added -> known + added))));
        return byRole;
    }

    /** CPU of all processes of the target; empty if that of one is unknown, or where none is known. */
    public Optional<Long> totalCpuMs() {
        boolean known = !cpuMs.isEmpty() && cpuMs.values().stream().allMatch(Optional::isPresent);
        return known
                ? Optional.of(cpuMs.values().stream()
                        .flatMap(Optional::stream)
                        .mapToLong(Long::longValue)
                        .sum())
                : Optional.empty();
    }
}
