package io.holdfast.hold.audit.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an audit has found: how much was checked, what is broken, what is still open. All is counted, and of each kind some are kept to be
 * shown. For one thread; those of several partitions are added up in the end.
 */
public final class Findings {

    private final int kept;
    private final Map<Promise, Map<String, Long>> checked = new EnumMap<>(Promise.class);
    private final Map<Promise, Long> broken = new EnumMap<>(Promise.class);
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Long> open = new LinkedHashMap<>();
    private final Map<String, List<Evidence>> openRecords = new LinkedHashMap<>();
    private final Map<String, Long> notes = new LinkedHashMap<>();

    public Findings(int kept) {
        this.kept = kept;
    }

    /** Counts what was checked. */
    public void checked(Promise promise, String what, long count) {
        checked.computeIfAbsent(promise, _ -> new LinkedHashMap<>()).merge(what, count, Long::sum);
    }

    /** A promise is broken, as these records show. */
    public void violation(Promise promise, String what, Evidence... records) {
        violation(promise, what, List.of(records));
    }

    void violation(Promise promise, String what, List<Evidence> records) {
        broken.merge(promise, 1L, Long::sum);
        keep(new Violation(promise, what, records));
    }

    private void keep(Violation violation) {
        if (violations(violation.promise()).size() < kept) {
            violations.add(violation);
        }
    }

    /** Something that has begun and not ended, and is not yet late. */
    public void open(String what, Evidence record) {
        open.merge(what, 1L, Long::sum);
        List<Evidence> some = openRecords.computeIfAbsent(what, _ -> new ArrayList<>());
        if (some.size() < kept) {
            some.add(record);
        }
    }

    /** Something worth knowing that is neither right nor wrong. */
    void note(String what, long count) {
        if (count > 0) {
            notes.merge(what, count, Long::sum);
        }
    }

    /** Adds what was found elsewhere. */
    public void add(Findings other) {
        other.checked.forEach((promise, counts) -> counts.forEach((what, count) -> checked(promise, what, count)));
        other.broken.forEach((promise, count) -> broken.merge(promise, count, Long::sum));
        other.violations.forEach(this::keep);
        other.open.forEach((what, count) -> open.merge(what, count, Long::sum));
        other.openRecords.forEach((what, more) -> {
            List<Evidence> some = openRecords.computeIfAbsent(what, _ -> new ArrayList<>());
            some.addAll(more.subList(0, Math.min(more.size(), Math.max(0, kept - some.size()))));
        });
        other.notes.forEach((what, count) -> notes.merge(what, count, Long::sum));
    }

    /** How much was checked for a promise, by kind. */
    public Map<String, Long> checked(Promise promise) {
        return checked.getOrDefault(promise, Map.of());
    }

    public long broken(Promise promise) {
        return broken.getOrDefault(promise, 0L);
    }

    public boolean clean() {
        return broken.isEmpty();
    }

    /** Some of the ways in which a promise is broken. */
    public List<Violation> violations(Promise promise) {
        return violations.stream()
                .filter(violation -> violation.promise() == promise)
                .toList();
    }

    /** Some of all violations, in the order in which they were found; the first is the first of its partition. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public Map<String, Long> open() {
        return open;
    }

    /** Some of what is open of a kind. */
    public List<Evidence> openRecords(String what) {
        return openRecords.getOrDefault(what, List.of());
    }

    /** What else is worth knowing, with how often. */
    public Map<String, Long> notes() {
        return notes;
    }
}
