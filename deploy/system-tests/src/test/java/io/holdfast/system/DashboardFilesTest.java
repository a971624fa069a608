package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dashboards, rules and runbooks as files: whole, well-formed, and each with the others that it needs. */
class DashboardFilesTest {

    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    private static String text(Path file) throws Exception {
        return Files.readString(file);
    }

    private static List<String> alerts() throws Exception {
        return ALERT.matcher(text(Dashboards.RULES.resolve("alerts.yml")))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void every_dashboard_can_be_imported_beside_the_others_into_any_grafana() throws Exception {
        var uids = new HashSet<String>();
        assertThat(Dashboards.files()).hasSize(4);
        for (Path file : Dashboards.files()) {
            JsonNode dashboard = Dashboards.read(file);
            assertThat(dashboard.get("schemaVersion").asInt()).as("%s", file).isEqualTo(42);
            assertThat(uids.add(dashboard.get("uid").asText()))
                    .as("uid of %s", file)
                    .isTrue();
            assertThat(dashboard.get("description").asText()).as("%s", file).isNotBlank();
            assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
            assertThat(dashboard.findValuesAsText("uid"))
                    .as("data sources of %s", file)
                    .containsOnly(
                            "${datasource}",
                            "-- Grafana --",
                            dashboard.get("uid").asText());
        }
    }

    @Test
    void every_panel_says_what_it_shows_and_in_which_unit() throws Exception {
        for (Path file : Dashboards.files()) {
            for (JsonNode panel : Dashboards.panels(Dashboards.read(file))) {
                assertThat(panel.get("title").asText()).isNotBlank();
                assertThat(panel.get("description").asText())
                        .as("%s: %s", file, panel.get("title"))
                        .endsWith(".");
                assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                        .as("%s: %s", file, panel.get("title"))
                        .isNotBlank();
                assertThat(panel.get("targets")).isNotEmpty();
            }
        }
    }

    @Test
    void every_alert_has_a_severity_words_for_people_and_a_runbook() throws Exception {
        String rules = text(Dashboards.RULES.resolve("alerts.yml"));
        assertThat(alerts()).doesNotHaveDuplicates().hasSizeGreaterThan(15);
        for (String rule : rules.substring(rules.indexOf("- alert:")).split("- alert: ", -1)) {
            if (rule.isBlank()) {
                continue;
            }
            assertThat(rule).containsPattern("severity: (page|ticket)\n").contains("summary: ", "description: ");
            MatchResult runbook = Pattern.compile("runbook_url: (docs/runbooks/[a-z-]+\\.md)\n")
                    .matcher(rule)
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no runbook: " + rule));
            assertThat(Stack.HOME.resolve(runbook.group(1))).isRegularFile();
            assertThat(text(Stack.HOME.resolve(runbook.group(1)))).contains("**You see**", "**It means**", "**Do**");
        }
    }

    @Test
    void every_alert_is_in_the_list_and_the_list_has_no_other() throws Exception {
        String page = text(Stack.HOME.resolve("docs/dashboards.md"));

        assertThat(Pattern.compile("(?m)^\\| `(Holdfast\\w+)` \\|")
                        .matcher(page)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(alerts());
    }

    @Test
    void every_alert_has_a_scenario_in_which_it_fires() throws Exception {
        String scenarios = text(Dashboards.RULES.resolve("alerts.test.yml"));

        assertThat(alerts())
                .allSatisfy(alert -> assertThat(scenarios)
                        .containsPattern("exp_samples: \\[\\{labels: '\\{alertname=\"" + alert + "\""));
    }

    @Test
    void the_rules_are_valid_and_fire_when_they_should_and_not_when_they_should_not() throws Exception {
        Path promtool = Tools.PROMTOOL.get();

        assertThat(Prometheus.complaints(promtool, Dashboards.RULES, "check", "rules", "recording.yml", "alerts.yml"))
                .isEmpty();
        assertThat(Prometheus.complaints(promtool, Dashboards.RULES, "test", "rules", "alerts.test.yml"))
                .isEmpty();
    }
}
