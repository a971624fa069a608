package io.holdfast.system;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/metrics.md, and what a service shows at /q/metrics, in the same terms. */
final class MetricsPage {

    private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern OF_TIMES = Pattern.compile("(.+_seconds)_(bucket|count|sum|max)");
    private static final String WITH_A_CANARY = " with a canary";

    /** Of ours: name, tags, services, words. Of frameworks: name, services, words. */
    private record Row(List<String> cells, String name) {

        boolean ours() {
            return name.startsWith("holdfast_");
        }

        List<String> tags() {
            return NAME.matcher(cells.get(1))
                    .results()
                    .map(tag -> tag.group(1))
                    .sorted()
                    .toList();
        }

        /** What an instance without a canary shows, one with a canary shows too. */
        boolean isShownBy(String service) {
            List<String> by = List.of(cells.get(ours() ? 2 : 1).split(", ", -1));
            return by.contains("all") || by.contains(service) || by.contains(service.replace(WITH_A_CANARY, ""));
        }
    }

    private final List<Row> rows;

    private MetricsPage(List<Row> rows) {
        this.rows = rows;
    }

    static MetricsPage read() throws IOException {
        List<Row> rows = Files.readAllLines(Stack.HOME.resolve("docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .flatMap(cells -> NAME.matcher(cells.getFirst()).results().map(name -> new Row(cells, name.group(1))))
                .filter(row -> row.name().contains("_"))
                .filter(row -> row.cells().size() > 3)
                .toList();
        return new MetricsPage(rows);
    }

    /** Names and tags of our own metrics that a service is said to show. */
    SortedMap<String, List<String>> ofOurs(String service) {
        var metrics = new TreeMap<String, List<String>>();
        rows.stream()
                .filter(Row::ours)
                .filter(row -> row.isShownBy(service))
                .forEach(row -> metrics.put(row.name(), row.tags()));
        return metrics;
    }

    /** Names of others' metrics that a service is said to show. */
    List<String> ofFrameworks(String service) {
        return rows.stream()
                .filter(row -> !row.ours())
                .filter(row -> row.isShownBy(service))
                .map(Row::name)
                .toList();
    }

    /** Names and tags of our own metrics that are shown. */
    static SortedMap<String, List<String>> shown(String metrics) {
        var shown = new TreeMap<String, List<String>>();
        for (Matcher sample : samples(metrics)) {
            if (sample.group(1).startsWith("holdfast_")) {
                shown.put(family(sample.group(1)), tags(sample.group(2) == null ? "" : sample.group(2)));
            }
        }
        return shown;
    }

    /** Names of all metrics that are shown. */
    static Set<String> names(String metrics) {
        return samples(metrics).stream().map(sample -> family(sample.group(1))).collect(Collectors.toSet());
    }

    private static List<Matcher> samples(String metrics) {
        var samples = new ArrayList<Matcher>();
        metrics.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                samples.add(sample);
            }
        });
        return samples;
    }

    private static String family(String name) {
        Matcher times = OF_TIMES.matcher(name);
        return times.matches() ? times.group(1) : name;
    }

    private static List<String> tags(String labels) {
        return LABEL.matcher(labels)
                .results()
                .map(label -> label.group(1))
                .filter(tag -> !tag.equals("le"))
                .sorted()
                .toList();
    }
}
