package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClusterTest {

    @TempDir
    private Path folder;

    private Optional<Path> file(String content) throws IOException {
        return Optional.of(Files.writeString(folder.resolve("kafka.properties"), content));
    }

    @Test
    void a_client_gets_what_is_in_the_file_and_its_own() throws IOException {
        var cluster = KafkaCluster.at("a:1,b:2", file("security.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\n"));

        assertThat(cluster.client(Map.of("client.id", "me")))
                .isEqualTo(Map.of(
                        "bootstrap.servers",
                        "a:1,b:2",
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "request.timeout.ms",
                        10_000,
                        "metadata.max.age.ms",
                        10_000,
                        "client.id",
                        "me"));
    }

    @Test
    void without_a_file_nothing_says_how_to_get_in() {
        assertThat(KafkaCluster.at("a:1", Optional.empty()).client(Map.of()))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "a:1", "request.timeout.ms", 10_000, "metadata.max.age.ms", 10_000));
    }

    @Test
    void a_client_may_be_less_patient() {
        assertThat(KafkaCluster.at("a:1").client(Map.of("request.timeout.ms", 3_000)))
                .containsEntry("request.timeout.ms", 3_000);
    }

    @Test
    void a_file_that_would_change_how_a_client_works_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaCluster.at("a:1", file("acks=0\n")))
                .withMessageStartingWith("holdfast.kafka.properties-file")
                .withMessageEndingWith("not acks");
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_its_settings_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaCluster.at("a:1", Optional.of(folder.resolve("none"))))
                .withMessageStartingWith("holdfast.kafka.properties-file");
    }

    @Test
    void a_password_is_never_shown() {
        var cluster = new KafkaCluster("a:1", Map.of("sasl.jaas.config", "password=\"secret\""));

        assertThat(cluster).asString().isEqualTo("a:1");
    }

    @Test
    void who_is_not_let_in_is_told_what_to_correct_and_other_failures_stay_as_they_are() {
        var cluster = KafkaCluster.at("a:1");
        var unknown = new ExecutionException(new SaslAuthenticationException("invalid credentials"));
        var away = new ExecutionException(new TimeoutException("no answer"));

        assertThat(cluster.explain(unknown))
                .hasMessageContaining("does not let this service in (invalid credentials)")
                .hasMessageContaining("holdfast.kafka.properties-file")
                .hasCause(unknown);
        assertThat(cluster.explain(new TopicAuthorizationException("Not authorized: [t]")))
                .hasMessageContaining("Not authorized: [t]")
                .hasMessageContaining("rights");
        assertThat(cluster.explain(away)).isSameAs(away);
    }
}
