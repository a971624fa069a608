package io.holdfast.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Object> COMPOSE = Yaml.one(Yaml.COMPOSE.resolve("compose.yaml"));
    private static final Map<String, Object> SERVICES = Yaml.map(COMPOSE.get("services"));

    private static Schema schema() throws Exception {
        var schema =
                (ObjectNode) JSON.readTree(ComposeTest.class.getResourceAsStream("/compose-spec/compose-spec.json"));
        // Names of an older draft, which the one that the file declares does not know.
        schema.findParents("id").stream()
                .filter(node -> node.get("id").isTextual())
                .forEach(node -> ((ObjectNode) node).remove("id"));
        // The specification has it since, this copy of its schema not yet.
        ((ObjectNode) schema.get("properties")).putObject("name").put("type", "string");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(schema.toString(), InputFormat.JSON);
    }

    private static List<String> faults(Map<String, Object> compose) throws Exception {
        return schema().validate(JSON.writeValueAsString(compose), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void the_file_is_as_the_specification_says() throws Exception {
        assertThat(faults(COMPOSE)).isEmpty();
    }

    @Test
    void a_misspelt_key_is_seen() throws Exception {
        ObjectNode compose = JSON.valueToTree(COMPOSE);
        ((ObjectNode) compose.at("/services/hold-processor-0/healthcheck")).put("interva", "5s");

        assertThat(faults(Yaml.map(JSON.convertValue(compose, Map.class)))).isNotEmpty();
    }

    private static Stream<String> services() {
        return SERVICES.keySet().stream();
    }

    private static Map<String, Object> service(String name) {
        return Yaml.map(SERVICES.get(name));
    }

    @ParameterizedTest
    @MethodSource("services")
    void what_is_published_is_on_loopback_alone(String name) {
        Object ports = service(name).get("ports");

        assertThat(ports instanceof List<?> list ? list : List.of())
                .allSatisfy(port -> assertThat(String.valueOf(port)).startsWith("127.0.0.1:"));
        assertThat(service(name)).doesNotContainKey("network_mode");
    }

    @ParameterizedTest
    @MethodSource("services")
    void whether_it_is_well_is_asked_of_everything_that_stays(String name) {
        if (!name.equals("setup")) {
            assertThat(service(name)).containsKey("healthcheck");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void who_is_waited_for_is_there(String name) {
        if (service(name).get("depends_on") instanceof Map<?, ?> others) {
            assertThat(SERVICES.keySet())
                    .containsAll(others.keySet().stream().map(String::valueOf).toList());
        }
    }

    @Test
    void three_brokers_keep_what_they_acknowledged() {
        for (int broker = 1; broker <= 3; broker++) {
            assertThat(Yaml.map(service("kafka-" + broker).get("environment")))
                    .containsEntry("KAFKA_NODE_ID", broker)
                    .containsEntry("KAFKA_DEFAULT_REPLICATION_FACTOR", 3)
                    .containsEntry("KAFKA_MIN_INSYNC_REPLICAS", 2)
                    .containsEntry("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE", "false")
                    .containsEntry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", 3)
                    .containsEntry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", 3)
                    .containsEntry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", 2)
                    .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        }
        assertThat(services().filter(name -> name.startsWith("kafka-"))).hasSize(3);
        assertThat(service("kafka-1").get("image"))
                .isEqualTo("apache/kafka:${KAFKA_VERSION:-%s}".formatted(Pom.property("kafka-broker.version")));
        assertThat(service("registry").get("image"))
                .isEqualTo("apicurio/apicurio-registry:${REGISTRY_VERSION:-%s}"
                        .formatted(Pom.property("apicurio-registry.version")));
    }

    @Test
    void topics_come_from_the_declaration_with_three_copies() throws Exception {
        var setup = service("setup");

        Setup.requireMain();
        assertThat(Yaml.at(setup, "build", "dockerfile")).isEqualTo("schemas/setup/Dockerfile");
        assertThat(setup).doesNotContainKey("entrypoint");
        assertThat((List<?>) setup.get("command"))
                .map(String::valueOf)
                .contains("--replication=3")
                .allSatisfy(argument -> assertThat(Setup.options()).contains(argument.split("=", 2)[0]));
    }

    private static List<Map<String, Object>> of(Service service) {
        return services()
                .filter(name -> name.equals(service.kind()) || name.matches(service.kind() + "-\\d"))
                .map(ComposeTest::service)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_service_is_told_what_it_understands_and_asked_where_it_answers(Service service) {
        assertThat(of(service)).isNotEmpty().allSatisfy(instance -> {
            assertThat(Yaml.map(instance.get("environment")).keySet())
                    .contains("HOLDFAST_INSTANCE")
                    .isSubsetOf(service.variables());
            assertThat(String.valueOf(Yaml.at(instance, "healthcheck", "test")))
                    .contains("/dev/tcp/127.0.0.1/%d;".formatted(service.managementPort()))
                    .contains("GET /q/health/ready ");
            assertThat(service.healthPaths()).contains("/q/health/ready");
            assertThat(Yaml.at(instance, "build", "dockerfile")).isEqualTo(service.module() + "/Dockerfile");
            assertThat(Yaml.at(instance, "deploy", "resources", "limits", "memory"))
                    .isNotNull();
        });
        assertThat(of(service).stream().map(instance -> Yaml.at(instance, "environment", "HOLDFAST_INSTANCE")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void the_image_listens_where_its_service_does_and_is_no_root(Service service) {
        String dockerfile = Yaml.read(service.folder().resolve("Dockerfile"));

        assertThat(dockerfile)
                .contains("\nEXPOSE %d %d\n".formatted(service.port(), service.managementPort()))
                .contains("\nUSER 10001:10001\n")
                .contains("ARG BASE=")
                .contains("FROM ${BASE}\n");
        assertThat(variables(dockerfile)).isNotEmpty().isSubsetOf(service.variables());
        for (String part : List.of("lib/", "quarkus/", "quarkus-run.jar", "app/")) {
            assertThat(dockerfile)
                    .contains("\nCOPY %s/target/quarkus-app/%s /holdfast/".formatted(service.module(), part));
        }
    }

    /** Those that are ours to name; the rest are the C library's and the JVM's. */
    private static Set<String> variables(String dockerfile) {
        return java.util.regex.Pattern.compile("\\b((?:HOLDFAST|QUARKUS)_[A-Z_]+)=")
                .matcher(dockerfile)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void every_instance_is_measured_under_the_name_of_its_service() {
        var prometheus = Yaml.one(Yaml.COMPOSE.resolve("prometheus.yml"));
        var jobs = Yaml.maps(prometheus.get("scrape_configs"));

        assertThat(jobs).hasSameSizeAs(Service.values());
        for (Service service : Service.values()) {
            var job = jobs.stream()
                    .filter(candidate -> service.kind().equals(candidate.get("job_name")))
                    .findFirst()
                    .orElseThrow();
            assertThat(job).containsEntry("metrics_path", "/q/metrics");
            List<String> targets = Yaml.maps(job.get("static_configs")).stream()
                    .flatMap(one -> ((List<?>) one.get("targets")).stream())
                    .map(String::valueOf)
                    .toList();
            assertThat(targets)
                    .containsExactlyInAnyOrderElementsOf(services()
                            .filter(name -> name.equals(service.kind()) || name.matches(service.kind() + "-\\d"))
                            .map(name -> name + ":" + service.managementPort())
                            .toList());
        }
    }

    @Test
    void what_is_mounted_from_the_project_is_there() {
        List<String> mounted = services()
                .flatMap(name -> service(name).get("volumes") instanceof List<?> list ? list.stream() : Stream.of())
                .map(String::valueOf)
                .filter(volume -> volume.startsWith("."))
                .map(volume -> volume.split(":", 2)[0])
                .toList();

        assumeThat(Yaml.HOME.resolve("deploy/dashboards")).exists();
        assertThat(mounted)
                .contains("../dashboards/rules", "../dashboards/grafana")
                .allSatisfy(path ->
                        assertThat(Yaml.COMPOSE.resolve(path).normalize()).exists());
    }
}
