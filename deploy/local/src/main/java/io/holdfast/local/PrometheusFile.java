package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells a Prometheus where the services of a stack show their metrics, and by which rules to judge them. */
final class PrometheusFile {

    private PrometheusFile() {}

    /** Writes it into the stack's data folder. */
    static void write(LocalPlan plan) throws IOException {
        Files.writeString(plan.data().resolve("prometheus.yml"), of(plan));
    }

    static String of(LocalPlan plan) {
        Path rules = plan.first().home().resolve("deploy/dashboards/rules");
        String ruleFiles = Stream.of("recording.yml", "alerts.yml")
                .map(file -> "- %s\n".formatted(quoted(rules.resolve(file))))
                .collect(Collectors.joining());
        String jobs =
                Stream.of(Service.values()).map(service -> job(plan, service)).collect(Collectors.joining());
        return """
                # Written at each start, for this stack's ports; docs/dashboards.md says what to do with it.
                global:
                  scrape_interval: 5s
                  evaluation_interval: 5s
                """ + "rule_files:\n" + ruleFiles.indent(2) + "scrape_configs:\n" + jobs.indent(2);
    }

    private static String job(LocalPlan plan, Service service) {
        String instances = plan.stacks().stream()
                .flatMap(stack -> IntStream.range(0, stack.scale().getOrDefault(service, 1))
                        .mapToObj(instance -> """
                                - targets: ["127.0.0.1:%d"]
                                  labels: {instance: %s-%d%s}
                                """.formatted(
                                stack.ports().management(service, instance),
                                service.kind(),
                                instance,
                                stack.regionName().map(", region: "::concat).orElse(""))))
                .collect(Collectors.joining());
        return """
                - job_name: %s
                  metrics_path: /q/metrics
                  static_configs:
                """.formatted(service.kind()) + instances.indent(4);
    }

    /** A path may have any character but a line's end. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
