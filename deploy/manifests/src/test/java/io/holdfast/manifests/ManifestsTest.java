package io.holdfast.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.manifests.Yaml.Document;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Partitions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {

    private static Stream<Document> manifests() {
        return Yaml.manifests().stream();
    }

    private static Document one(String kind, String name) {
        List<Document> found = manifests()
                .filter(document ->
                        document.kind().equals(kind) && document.name().equals(name))
                .toList();
        assertThat(found).as("%s %s", kind, name).hasSize(1);
        return found.getFirst();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void every_document_is_what_it_says_that_it_is_and_holds_no_key_that_this_does_not_have(Document document) {
        Object model = Models.read(document.content());

        assertThat(model).isNotNull();
        assertThat(document.kind().equals("Namespace")
                        || "holdfast".equals(Yaml.at(document.content(), "metadata", "namespace")))
                .isTrue();
    }

    @Test
    void a_misspelt_key_is_seen_at_any_depth() {
        var mapper = JsonMapper.builder().build();
        for (String path : List.of(
                "/spec/template/spec/containers/0/readinessProbe/httpGet",
                "/spec/template/spec",
                "/spec/template/spec/topologySpreadConstraints/0")) {
            ObjectNode document =
                    mapper.valueToTree(one("Deployment", "reservation-api").content());
            ((ObjectNode) document.at(path)).put("pathh", "/q/health/ready");

            assertThatThrownBy(() -> Models.read(Yaml.map(mapper.convertValue(document, Map.class))))
                    .as(path)
                    .hasMessageContaining("pathh");
        }
    }

    @Test
    void everything_is_applied() {
        var kustomization = Yaml.one(Yaml.K8S.resolve("kustomization.yaml"));

        assertThat((List<?>) kustomization.get("resources"))
                .map(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(manifests()
                        .map(document -> Yaml.K8S.relativize(document.file()).toString())
                        .collect(Collectors.toSet()));
        assertThat(Yaml.maps(kustomization.get("images")))
                .extracting(image -> image.get("name"))
                .containsExactlyInAnyOrder(Stream.concat(
                                Stream.of("setup"), Stream.of(Service.values()).map(Service::kind))
                        .map(image -> "holdfast/" + image)
                        .toArray());
    }

    @Test
    void the_cluster_keeps_what_it_acknowledged() {
        var kafka = Yaml.map(Yaml.at(one("Kafka", "holdfast").content(), "spec", "kafka"));

        assertThat(Yaml.map(kafka.get("config")))
                .containsEntry("min.insync.replicas", 2)
                .containsEntry("default.replication.factor", 3)
                .containsEntry("offsets.topic.replication.factor", 3)
                .containsEntry("transaction.state.log.replication.factor", 3)
                .containsEntry("transaction.state.log.min.isr", 2)
                .containsEntry("offsets.retention.minutes", Integer.MAX_VALUE)
                .containsEntry("unclean.leader.election.enable", false)
                .containsEntry("auto.create.topics.enable", false);
        assertThat(Yaml.at(kafka, "authorization", "type")).isEqualTo("simple");
        assertThat(Yaml.maps(kafka.get("listeners"))).allSatisfy(listener -> {
            assertThat(listener).containsEntry("tls", true);
            assertThat(Yaml.at(listener, "authentication", "type")).isEqualTo("scram-sha-512");
        });
        assertThat(kafka.get("version")).isEqualTo(Pom.property("kafka-broker.version"));
        for (String pool : List.of("brokers", "controllers")) {
            assertThat(Yaml.at(one("KafkaNodePool", pool).content(), "spec", "replicas"))
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_service_is_told_what_it_understands_and_asked_where_it_answers(Service service) {
        Map<String, Object> workload = one(service.workload(), service.kind()).content();
        Map<String, Object> pod = Yaml.map(Yaml.at(workload, "spec", "template", "spec"));
        Map<String, Object> container = Yaml.maps(pod.get("containers")).getFirst();

        Set<String> understood = service.variables();
        assertThat(Yaml.maps(container.get("env")))
                .extracting(variable -> String.valueOf(variable.get("name")))
                .contains("HOLDFAST_INSTANCE")
                .isSubsetOf(understood);
        assertThat(Yaml.map(Yaml.at(one("ConfigMap", "holdfast").content(), "data"))
                        .keySet())
                .isSubsetOf(understood);
        assertThat(Yaml.maps(container.get("ports")))
                .extracting(port -> port.get("containerPort"))
                .containsExactly(service.port(), service.managementPort());
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(Yaml.at(container, probe, "httpGet", "path")).as(probe).isIn(service.healthPaths());
            assertThat(Yaml.at(container, probe, "httpGet", "port")).isEqualTo("management");
        }
        assertThat(Yaml.at(container, "readinessProbe", "httpGet", "path")).isEqualTo("/q/health/ready");
        var annotations = Yaml.map(Yaml.at(workload, "spec", "template", "metadata", "annotations"));
        assertThat(annotations).containsEntry("prometheus.io/port", Integer.toString(service.managementPort()));
        assertThat(container).containsEntry("image", "holdfast/" + service.kind());
        assertThat(KafkaUsers.SERVICES).extracting(user -> user.name()).contains(service.kind());
        assertThat(Yaml.maps(pod.get("volumes"))).as("the user of its own").anySatisfy(volume -> {
            assertThat(volume).containsEntry("name", "kafka-user");
            assertThat(Yaml.at(volume, "secret", "secretName")).isEqualTo(service.kind());
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_service_outlives_the_loss_of_a_node_and_is_no_root(Service service) {
        Map<String, Object> workload = one(service.workload(), service.kind()).content();
        Map<String, Object> pod = Yaml.map(Yaml.at(workload, "spec", "template", "spec"));
        Map<String, Object> container = Yaml.maps(pod.get("containers")).getFirst();
        var name = Map.of("app.kubernetes.io/name", service.kind());

        assertThat((Integer) Yaml.at(workload, "spec", "replicas")).isGreaterThanOrEqualTo(2);
        assertThat(Yaml.at(workload, "spec", "selector", "matchLabels")).isEqualTo(name);
        assertThat(Yaml.at(one("PodDisruptionBudget", service.kind()).content(), "spec", "selector", "matchLabels"))
                .isEqualTo(name);
        assertThat(Yaml.maps(
                        Yaml.at(pod, "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution")))
                .anySatisfy(term -> assertThat(Yaml.at(term, "labelSelector", "matchLabels"))
                        .isEqualTo(name));
        assertThat(Yaml.maps(pod.get("topologySpreadConstraints"))).isNotEmpty();
        assertThat(Yaml.at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
        assertThat(Yaml.at(container, "securityContext", "readOnlyRootFilesystem"))
                .isEqualTo(true);
        assertThat(Yaml.at(container, "securityContext", "allowPrivilegeEscalation"))
                .isEqualTo(false);
        assertThat(Yaml.at(container, "resources", "limits", "memory"))
                .isEqualTo(Yaml.at(container, "resources", "requests", "memory"));
    }

    @Test
    void who_has_a_place_in_a_group_by_its_name_keeps_its_name() {
        for (String service : List.of("hold-processor", "payment-adapter", "receipt-sender")) {
            assertThat(one("StatefulSet", service)).isNotNull();
        }
        assertThat(Yaml.maps(Yaml.at(one("StatefulSet", "hold-processor").content(), "spec", "volumeClaimTemplates")))
                .as("the state")
                .hasSize(1);
        assertThat(Yaml.at(
                        one("StatefulSet", "hold-processor").content(),
                        "spec",
                        "persistentVolumeClaimRetentionPolicy",
                        "whenScaled"))
                .as("a folder that comes back weeks later would bring released holds back")
                .isEqualTo("Delete");
    }

    @Test
    void a_group_is_scaled_by_its_own_lag_and_never_beyond_its_partitions() {
        List<ScaledObject> scaled = manifests()
                .filter(document -> document.kind().equals("ScaledObject"))
                .map(document -> Models.read(document.content(), ScaledObject.class))
                .toList();

        assertThat(scaled).hasSize(3).allSatisfy(object -> {
            String service = object.metadata().name();
            assertThat(object.spec().scaleTargetRef())
                    .isEqualTo(new ScaledObject.ScaleTarget("apps/v1", "StatefulSet", service));
            assertThat(object.spec().maxReplicaCount()).isEqualTo(Partitions.DEFAULT.number());
            assertThat(object.spec().triggers()).hasSize(1).allSatisfy(trigger -> {
                assertThat(trigger.type()).isEqualTo("prometheus");
                assertThat(trigger.metadata().query())
                        .isEqualTo("max(holdfast_consumer_lag_seconds{group=\"%s\"})".formatted(service));
                assertThat(Double.parseDouble(trigger.metadata().threshold())).isPositive();
            });
        });
        assertThat(Yaml.read(Yaml.HOME.resolve("reservation-api/src/main/java/io/holdfast/api/lag/LagGauges.java")))
                .as("the metric")
                .contains("\"holdfast.consumer.lag.seconds\"");
    }

    @Test
    void no_port_is_open_that_nobody_listens_on() {
        Set<Object> listened = Stream.concat(
                        Stream.of(Service.values())
                                .flatMap(service -> Stream.<Object>of(service.port(), service.managementPort())),
                        Stream.of(53, 443, 587, 5432, 9093))
                .collect(Collectors.toSet());

        assertThat(manifests()
                        .filter(document -> document.kind().equals("NetworkPolicy"))
                        .flatMap(document -> Stream.of("ingress", "egress")
                                .flatMap(way -> Yaml.maps(
                                        Yaml.map(document.content().get("spec")).get(way))
                                        .stream()))
                        .flatMap(rule -> Yaml.maps(rule.get("ports")).stream())
                        .map(port -> port.get("port")))
                .isNotEmpty()
                .isSubsetOf(listened);
        assertThat(one("NetworkPolicy", "nothing").content().get("spec"))
                .as("what is not said is refused")
                .isEqualTo(Map.of(
                        "podSelector",
                        Map.of("matchLabels", Map.of("app.kubernetes.io/part-of", "holdfast")),
                        "policyTypes",
                        List.of("Ingress", "Egress")));
        for (Service service : Service.values()) {
            assertThat(Yaml.map(Yaml.at(
                            one(service.workload(), service.kind()).content(),
                            "spec",
                            "template",
                            "metadata",
                            "labels")))
                    .containsEntry("app.kubernetes.io/part-of", "holdfast")
                    .containsEntry("holdfast.io/kafka-client", "true");
        }
    }

    @Test
    void the_schemas_are_registered_by_a_command_that_is_there() throws Exception {
        Map<String, Object> container = Yaml.maps(
                        Yaml.at(one("Job", "setup").content(), "spec", "template", "spec", "containers"))
                .getFirst();

        Setup.requireMain();
        assertThat(container).containsEntry("image", "holdfast/setup").doesNotContainKey("command");
        assertThat((List<?>) container.get("args"))
                .allSatisfy(argument -> assertThat(Setup.options())
                        .contains(String.valueOf(argument).split("=", 2)[0]));
    }

    @Test
    void the_registry_is_the_one_that_was_tried() {
        assertThat(Yaml.maps(Yaml.at(one("Deployment", "registry").content(), "spec", "template", "spec", "containers"))
                        .getFirst())
                .containsEntry("image", "apicurio/apicurio-registry:" + Pom.property("apicurio-registry.version"));
    }

    @Test
    void kafka_is_entered_with_the_secrets_that_the_pods_mount(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        String properties =
                String.valueOf(Yaml.at(one("ConfigMap", "kafka-client").content(), "data", "kafka.properties"));
        for (String mounted : List.of("/etc/holdfast/kafka-user", "/etc/holdfast/kafka-ca/ca.crt")) {
            assertThat(properties).contains(mounted);
        }
        java.nio.file.Files.writeString(folder.resolve("sasl.jaas.config"), "the login of the user");
        Path file = java.nio.file.Files.writeString(
                folder.resolve("kafka.properties"), properties.replace("/etc/holdfast/kafka-user", folder.toString()));

        var cluster = io.holdfast.schemas.KafkaCluster.at("broker:9093", java.util.Optional.of(file));

        var client = new org.apache.kafka.clients.admin.AdminClientConfig(cluster.client(Map.of()));
        assertThat(client.getPassword("sasl.jaas.config").value()).isEqualTo("the login of the user");
        assertThat(client.getString("security.protocol")).isEqualTo("SASL_SSL");
        assertThat(client.getString("ssl.truststore.type")).isEqualTo("PEM");
    }
}
