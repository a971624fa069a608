package io.holdfast.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The dashboards as files. */
final class Dashboards {

    static final Path FOLDER = Stack.HOME.resolve("deploy/dashboards");
    static final Path RULES = FOLDER.resolve("rules");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Dashboards() {}

    /** An expression of a panel, with Grafana's variables replaced by what they may stand for. */
    record Expression(String dashboard, String panel, String promql) {

        private static Expression of(String dashboard, String panel, String written) {
            return new Expression(
                    dashboard,
                    panel,
                    written.replace("$__rate_interval", "1m")
                            .replace("$__range", "5m")
                            .replace("$group", ".*"));
        }
    }

    static List<Path> files() throws IOException {
        try (var files = Files.list(FOLDER.resolve("grafana"))) {
            return files.sorted().toList();
        }
    }

    static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    /** The panels of a dashboard that show something. */
    static List<JsonNode> panels(JsonNode dashboard) {
        return StreamSupport.stream(dashboard.get("panels").spliterator(), false)
                .filter(panel -> !panel.get("type").asText().equals("row"))
                .toList();
    }

    /** Every expression of every panel, and of every list that a variable is chosen from. */
    static List<Expression> expressions() throws IOException {
        var expressions = new ArrayList<Expression>();
        for (Path file : files()) {
            JsonNode dashboard = read(file);
            String name = file.getFileName().toString();
            for (JsonNode panel : panels(dashboard)) {
                for (JsonNode target : panel.get("targets")) {
                    expressions.add(Expression.of(
                            name,
                            panel.get("title").asText(),
                            target.get("expr").asText()));
                }
            }
            for (JsonNode variable : dashboard.at("/templating/list")) {
                if (variable.get("type").asText().equals("query")) {
                    String metric = variable.get("definition")
                            .asText()
                            .replaceFirst("^label_values\\(([a-z_]+), ([a-z]+)\\)$", "count by ($2) ($1{$2!=\"\"})");
                    expressions.add(Expression.of(name, "variable " + variable.get("name"), metric));
                }
            }
        }
        return expressions;
    }
}
