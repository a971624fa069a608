package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.Client;
import io.holdfast.drill.Crowd;
import io.holdfast.system.Prometheus.Rule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What running services show, held against what is written about it: the list of metrics, the dashboards, the rules. */
class MonitoringTest {

    /** Kafka's binders look for new metrics once a minute. */
    private static final Duration SOON = Duration.ofSeconds(80);

    private static final Pattern COMPARISON = Pattern.compile("(.+?) (?:>|<|>=|<=|==|!=) [0-9.]+");
    private static final Pattern ABSENCE = Pattern.compile("absent\\((.+)\\)");
    private static final Pattern INTERVAL = Pattern.compile("(scrape|evaluation)_interval: \\d+s");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static int canaryPort;
    private static int canaryManagement;
    private static Process canary;

    @BeforeAll
    static void a_stack_and_an_instance_with_a_canary() throws Exception {
        Stack.start();
        Stack.awaitReady();
        canaryPort = freePort();
        canaryManagement = freePort();
        canary = Stack.another(
                "reservation-api",
                "-Dquarkus.http.port=" + canaryPort,
                "-Dquarkus.management.port=" + canaryManagement,
                "-Dholdfast.canary.period-seconds=5");
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> get("http://127.0.0.1:%d/q/health/ready".formatted(canaryManagement))
                        .contains("UP"));
    }

    @AfterAll
    static void the_canary_goes() throws Exception {
        canary.destroy();
        canary.waitFor();
    }

    private static String canaryUrl() {
        return "http://127.0.0.1:" + canaryPort;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    /** Where a service takes calls, and where it shows its metrics. */
    private record Place(String url, String management) {

        static Place of(String service) {
            return new Place(Stack.url(service, 0), Stack.management(service, 0));
        }
    }

    /** Where each service is, by the word that the list of metrics has for it. */
    private static Map<String, Place> services() {
        return Map.of(
                "reservation-api", Place.of("reservation-api"),
                "reservation-api with a canary", new Place(canaryUrl(), "http://127.0.0.1:" + canaryManagement),
                "hold-processor", Place.of("hold-processor"),
                "payment-adapter", Place.of("payment-adapter"),
                "receipt-sender", Place.of("receipt-sender"));
    }

    @Test
    void every_service_shows_the_metrics_that_are_documented_with_their_tags_and_no_other_of_ours() throws Exception {
        var documented = MetricsPage.read();
        for (var service : services().entrySet()) {
            SortedMap<String, List<String>> expected = documented.ofOurs(service.getKey());
            assertThat(expected).as(service.getKey()).hasSizeGreaterThan(4);
            await().atMost(SOON)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(
                                    MetricsPage.shown(get(service.getValue().management() + "/q/metrics")))
                            .as(service.getKey())
                            .isEqualTo(expected));
        }
    }

    @Test
    void the_metrics_of_frameworks_that_are_documented_are_there_too() throws Exception {
        var documented = MetricsPage.read();
        var customers = new Customers("monitored-frameworks");
        for (var service : services().entrySet()) {
            await().atMost(SOON)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        customers.buy();
                        var _ = get(service.getValue().url() + "/nothing-is-here");
                        assertThat(MetricsPage.names(get(service.getValue().management() + "/q/metrics")))
                                .as(service.getKey())
                                .containsAll(documented.ofFrameworks(service.getKey()));
                    });
        }
    }

    @Test
    void every_expression_of_a_panel_and_of_a_rule_finds_data_while_customers_buy() throws Exception {
        Path program = Tools.PROMETHEUS.get();
        Path data = Prometheus.emptied(Stack.DATA.resolveSibling("prometheus"));
        Path configuration = configuration(data);
        assertThat(Prometheus.complaints(Tools.PROMTOOL.get(), data, "check", "config", configuration.toString()))
                .isEmpty();
        var customers = new Customers("monitored");
        try (var prometheus = Prometheus.start(program, configuration, data, freePort());
                var crowd = new Crowd(Stack.apis(), "monitored-crowd", 10, 20).begin(4, 1_000)) {
            await().atMost(SOON)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        customers.buy();
                        assertThat(without(prometheus))
                                .as("expressions that find nothing")
                                .isEmpty();
                    });
            assertThat(prometheus.rules())
                    .hasSizeGreaterThan(40)
                    .allSatisfy(rule -> assertThat(rule.health())
                            .as("%s: %s", rule.name(), rule.error())
                            .isEqualTo("ok"));
            crowd.stop();
        }
    }

    /** The stack's own, looking more often, and at the canary too. */
    private static Path configuration(Path data) throws IOException {
        String often = INTERVAL.matcher(Stack.prometheus()).replaceAll("$1_interval: 1s");
        assertThat(often).contains("scrape_interval: 1s", "evaluation_interval: 1s");
        Path configuration = data.resolve("prometheus.yml");
        String canaryJob = """
                - job_name: canary
                  metrics_path: /q/metrics
                  static_configs:
                    - targets: ["127.0.0.1:%d"]
                """.formatted(canaryManagement);
        Files.writeString(configuration, often + canaryJob.indent(2));
        return configuration;
    }

    private static List<String> without(Prometheus prometheus) throws IOException, InterruptedException {
        var without = new ArrayList<String>();
        for (var expression : Dashboards.expressions()) {
            if (!isOfRegions(expression.promql())
                    && prometheus.query(expression.promql()).isEmpty()) {
                without.add(expression.toString());
            }
        }
        for (Rule rule : prometheus.rules()) {
            for (String operand : operands(rule)) {
                if (!isOfRegions(operand) && prometheus.query(operand).isEmpty()) {
                    without.add("%s: %s".formatted(rule.name(), operand));
                }
            }
        }
        return without;
    }

    /** This stack has no regions, and so no series about them. */
    private static boolean isOfRegions(String expression) {
        return expression.contains("holdfast_region_");
    }

    /** What an alert compares: that it finds data must not depend on whether the alert fires. */
    private static List<String> operands(Rule rule) {
        if (rule.type().equals("recording")) {
            return List.of(rule.expression());
        }
        return Pattern.compile(" and ")
                .splitAsStream(rule.expression())
                .map(part -> {
                    Matcher absence = ABSENCE.matcher(part);
                    Matcher comparison = COMPARISON.matcher(part);
                    if (absence.matches()) {
                        return absence.group(1);
                    }
                    assertThat(comparison.matches())
                            .as("%s compares a series with a number: %s", rule.name(), part)
                            .isTrue();
                    return comparison.group(1);
                })
                .toList();
    }

    /** Customers who hold, press twice, come too late, pay, and think better of it. */
    private static final class Customers {

        private static final int ROWS = 20;

        private final String event;
        private int row;

        Customers(String event) throws IOException, InterruptedException {
            this.event = event;
            assertThat(Stack.api(0).open(event, ROWS, 20).status()).isIn(200, 201);
        }

        void buy() throws IOException, InterruptedException {
            if (row == ROWS) {
                return;
            }
            row++;
            Client api = Stack.api(0);
            for (int seat = 1; seat <= 2; seat++) {
                String cart = "cart-%d-%d".formatted(row, seat);
                List<String> seats = List.of("A-%d-%d".formatted(row, seat));
                assertThat(api.hold(event, cart, 300, seats).status()).isIn(200, 201);
                assertThat(api.hold(event, cart, 300, seats).status()).isEqualTo(200);
                assertThat(api.hold(event, cart + "-late", 300, seats).status()).isEqualTo(409);
                if (seat == 1) {
                    assertThat(api.checkout(event, cart, "pm_card_visa").status())
                            .isIn(200, 202);
                } else {
                    assertThat(api.release(event, cart).status()).isEqualTo(200);
                }
            }
        }
    }
}
