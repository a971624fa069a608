package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.schemas.KafkaUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SecurityTest {

    @TempDir
    private Path data;

    private StackPlan plan() {
        return StackPlan.plain(data, data, new StackPorts(9_100), true);
    }

    @Test
    void every_user_has_a_password_of_its_own_and_keeps_it() throws Exception {
        var security = new Security(data);
        assertThat(security.there()).isFalse();
        security.prepare(KafkaUsers.ALL);
        var passwords = KafkaUsers.ALL.stream()
                .map(user -> security.password(user.name()))
                .toList();

        new Security(data).prepare(KafkaUsers.ALL);

        assertThat(passwords).doesNotHaveDuplicates().allMatch(password -> password.length() >= 32);
        assertThat(KafkaUsers.ALL.stream().map(user -> security.password(user.name())))
                .containsExactlyElementsOf(passwords);
        for (var user : KafkaUsers.ALL) {
            var client = new AdminClientConfig(
                    security.cluster("127.0.0.1:1", user.name()).client(Map.of()));
            assertThat(client.getPassword("sasl.jaas.config").value())
                    .contains("username=\"%s\" password=\"%s\"".formatted(user.name(), security.password(user.name())));
        }
    }

    @Test
    void no_one_else_can_read_what_is_secret() throws Exception {
        plan().security().prepare(KafkaUsers.ALL);
        BrokerSettings.writeFormatArguments(plan());
        BrokerSettings.write(plan());

        assertThat(Files.getPosixFilePermissions(plan().brokerSettings(1)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> files = Files.walk(data.resolve("security"))) {
            assertThat(files)
                    .hasSizeGreaterThan(18)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .as(file.toString())
                            .isEqualTo(PosixFilePermissions.fromString(
                                    Files.isDirectory(file) ? "rwx------" : "rw-------")));
        }
    }

    @Test
    void the_certificate_is_the_brokers_and_for_loopback_alone() throws Exception {
        var security = new Security(data);
        security.prepare(KafkaUsers.ALL);

        var store = KeyStore.getInstance(
                security.keyStore().toFile(), security.keyStorePassword().toCharArray());
        var certificate = (X509Certificate) store.getCertificate("broker");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo(Security.BROKER);
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder("127.0.0.1", "localhost", "broker-1", "broker-2", "broker-3");
        assertThat(Files.readString(security.trusted()))
                .contains("BEGIN CERTIFICATE")
                .doesNotContain("PRIVATE KEY");
    }

    @Test
    void no_command_of_a_secure_stack_holds_a_password() throws Exception {
        var security = plan().security();
        security.prepare(KafkaUsers.ALL);

        for (Part part : plan().all()) {
            assertThat(String.join(" ", part.command()) + part.prepare())
                    .doesNotContain(security.password(Security.ADMIN))
                    .doesNotContain(security.password("hold-processor"));
        }
    }

    @Test
    void the_log_of_a_stopped_secure_stack_is_found_as_one() throws Exception {
        plan().security().prepare(KafkaUsers.ALL);
        BrokerSettings.write(plan());

        assertThat(BrokerSettings.planOf(data, data)).contains(plan());
    }

    @Test
    void a_stack_stays_as_it_began() throws Exception {
        begun();
        new DataFolder(data).requireBegun(false, 1);
        assertThatThrownBy(() -> new DataFolder(data).requireBegun(true, 1))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("begun without --secure");

        new Security(data).prepare(KafkaUsers.ALL);
        new DataFolder(data).requireBegun(true, 1);
        assertThatThrownBy(() -> new DataFolder(data).requireBegun(false, 1))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("begun with --secure");
    }

    private void begun() throws IOException {
        Files.createDirectories(data.resolve("broker/log"));
        Files.writeString(data.resolve("broker/log/meta.properties"), "version=1\n");
    }
}
