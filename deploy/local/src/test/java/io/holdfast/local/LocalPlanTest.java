package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.local.LocalPlan.UsedPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlanTest {

    @TempDir
    private Path folder;

    private StackPlan like() {
        return StackPlan.plain(folder, folder, new StackPorts(8_080), Locks.NONE);
    }

    private LocalPlan regions(String... names) {
        return LocalPlan.of(like(), List.of(names));
    }

    private Properties brokerSettings(String region) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve(region).resolve("broker/server.properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static List<Part> parts(LocalPlan plan) {
        return List.of(plan.base(), plan.services()).stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList();
    }

    private static String command(LocalPlan plan, String title) {
        return parts(plan).stream()
                .filter(part -> part.title().equals(title))
                .map(part -> String.join(" ", part.command()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void two_regions_take_two_blocks_and_no_port_twice() {
        assertThat(regions("eu", "us").ports())
                .extracting(UsedPort::port)
                .doesNotHaveDuplicates()
                .allMatch(port -> (port >= 8_080 && port < 8_180) || (port >= 13_580 && port < 13_680));
        assertThat(regions("eu", "us").of("us").url()).isEqualTo("http://127.0.0.1:8130");
    }

    @Test
    void the_payment_provider_and_the_mail_server_are_there_once_for_both() {
        LocalPlan plan = regions("eu", "us");

        assertThat(parts(plan))
                .extracting(Part::title)
                .contains("eu payment-provider", "eu mail-server", "network", "eu mirror", "us mirror")
                .doesNotContain("us payment-provider", "us mail-server");
        assertThat(command(plan, "us payment-adapter-0")).contains("provider.url=http://127.0.0.1:8124 ");
        assertThat(command(plan, "us receipt-sender-0")).contains("-Dquarkus.mailer.port=8125 ");
        assertThat(command(plan, "us reservation-api-0")).contains("inbox-url=http://127.0.0.1:8126 ");
    }

    @Test
    void each_service_is_told_its_region_and_where_the_other_one_is() {
        LocalPlan plan = regions("eu", "us");

        assertThat(command(plan, "us hold-processor-0"))
                .contains("-Dholdfast.region=us ", "-Dholdfast.regions=eu,us ", folder + "/us/hold-processor-0/state");
        assertThat(command(plan, "eu reservation-api-0"))
                .contains("-Dholdfast.region-urls.us=http://127.0.0.1:8130 ")
                .doesNotContain("region-urls.eu");
        assertThat(command(LocalPlan.of(like()), "reservation-api-0")).doesNotContain("holdfast.region");
    }

    @Test
    void both_regions_of_a_secure_stack_know_callers_by_one_issuer_and_one_key() {
        StackPlan secure = StackPlan.plain(folder, folder, new StackPorts(8_080), Locks.ALL);
        LocalPlan plan = LocalPlan.of(secure, List.of("eu", "us"));

        assertThat(parts(plan))
                .extracting(Part::title)
                .contains("eu token-issuer")
                .doesNotContain("us token-issuer");
        for (String service : List.of("eu reservation-api-0", "us reservation-api-0", "us payment-adapter-0")) {
            assertThat(command(plan, service))
                    .contains("-Dholdfast.auth=oidc ", "-Dholdfast.auth.issuer=http://127.0.0.1:13620 ")
                    .contains(folder + "/security/customers.properties ")
                    .doesNotContain("customer-key");
        }
        assertThat(command(LocalPlan.of(like()), "reservation-api-0")).doesNotContain("holdfast.auth");
    }

    @Test
    void callers_can_be_known_by_tokens_while_the_broker_is_open() throws IOException {
        StackPlan stack = StackPlan.plain(folder, folder, new StackPorts(8_080), Locks.CALLERS);
        LocalPlan plan = LocalPlan.of(stack);

        plan.writeSettings();

        assertThat(parts(plan)).extracting(Part::title).contains("token-issuer");
        assertThat(command(plan, "reservation-api-0"))
                .contains("-Dholdfast.auth=oidc ", "-Dholdfast.auth.issuer=http://127.0.0.1:13620 ")
                .doesNotContain("holdfast.kafka.properties-file");
        assertThat(Files.readString(stack.brokerSettings(1))).contains("PLAINTEXT://127.0.0.1:8120");
        assertThat(plan.ports()).extracting(UsedPort::port).contains(13_620);
    }

    @Test
    void the_key_that_names_customers_is_made_once_and_read_by_its_owner_alone() throws IOException {
        TokenSettings tokens = StackPlan.plain(folder, folder, new StackPorts(8_080), Locks.ALL)
                .tokens();
        Path file = folder.resolve("security/customers.properties");

        tokens.prepare();
        String first = Files.readString(file);
        tokens.prepare();

        assertThat(Files.readString(file)).isEqualTo(first).matches("holdfast\\.auth\\.customer-key=[\\w-]{43}\\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_mirror_reaches_the_other_region_over_the_link_alone() throws IOException {
        regions("eu", "us").writeSettings();

        assertThat(brokerSettings("us"))
                .containsEntry(
                        "listeners", "PLAINTEXT://127.0.0.1:8170,CONTROLLER://127.0.0.1:8171,LINKED://127.0.0.1:8179")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:8170,LINKED://127.0.0.1:8176")
                .containsEntry("inter.broker.listener.name", "PLAINTEXT");
        assertThat(Files.readAllLines(folder.resolve("network/links")))
                .containsExactly("eu us 127.0.0.1:8176 127.0.0.1:8179", "us eu 127.0.0.1:8175 127.0.0.1:8129");
        assertThat(Files.readAllLines(folder.resolve("eu/mirror/mirror.properties")))
                .contains("eu.bootstrap.servers=127.0.0.1:8120", "us.bootstrap.servers=127.0.0.1:8176");
    }

    @Test
    void a_cluster_is_not_taken_for_that_of_another_region() {
        LocalPlan plan = regions("eu", "us");

        assertThat(new BaseParts(plan.of("eu")).format(1)).contains("aG9sZGZhc3QtbG9jYWwtMQ");
        assertThat(new BaseParts(plan.of("us")).format(1)).contains("aG9sZGZhc3QtbG9jYWwtMg");
        assertThat(new BaseParts(like()).format(1)).contains("aG9sZGZhc3QtbG9jYWwtMQ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --regions eu",
                "up --regions eu,us,asia",
                "up --regions eu,eu",
                "up --regions eu,US",
                "up --regions eu,holdfast",
                "up --regions eu,us --brokers 3",
                "up --regions eu,us --port 65450"
            })
    void what_is_no_choice_of_regions_is_refused(String call) {
        assertThat(Main.run(call.split(" "))).isEqualTo(2);
    }

    @Test
    void a_stack_keeps_the_regions_that_it_began_with() throws IOException {
        var data = new DataFolder(folder);
        data.requireBegun(regions("eu", "us"));
        // Nothing has begun before a broker has kept something.
        data.requireBegun(regions("eu", "asia"));
        data.requireBegun(regions("eu", "us"));
        begin(folder.resolve("us"));

        data.requireBegun(regions("eu", "us"));
        for (LocalPlan other : List.of(regions("us", "eu"), regions("eu", "asia"), LocalPlan.of(like()))) {
            assertThatThrownBy(() -> data.requireBegun(other))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("begun with --regions eu,us");
        }
    }

    @Test
    void a_stack_without_regions_stays_one() throws IOException {
        begin(folder);

        assertThatThrownBy(() -> new DataFolder(folder).requireBegun(regions("eu", "us")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("begun without --regions");
    }

    private static void begin(Path data) throws IOException {
        Files.createDirectories(data.resolve("broker/log"));
        Files.writeString(data.resolve("broker/log/meta.properties"), "version=1\n");
    }

    @Test
    void a_tool_for_one_log_is_told_which() throws IOException {
        new DataFolder(folder).requireBegun(regions("eu", "us"));

        assertThat(DataFolder.chosen(folder, Optional.of("us"))).contains("us");
        assertThatThrownBy(() -> DataFolder.chosen(folder, Optional.empty()))
                .hasMessageContaining("regions eu, us: name one of them");
        assertThatThrownBy(() -> DataFolder.chosen(folder, Optional.of("asia"))).hasMessageContaining("--region");
        assertThatThrownBy(() -> DataFolder.chosen(folder.resolve("none"), Optional.of("eu")))
                .hasMessageContaining("has no regions");
    }
}
