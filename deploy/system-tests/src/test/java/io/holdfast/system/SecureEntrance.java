package io.holdfast.system;

import static io.holdfast.system.DesignedRights.SERVICES;
import static io.holdfast.system.SecureTest.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, and how the passwords are kept: tests of {@link SecureTest}. */
interface SecureEntrance {

    @Test
    default void a_client_without_a_name_or_with_a_wrong_password_does_not_get_in() throws Exception {
        Map<String, String> known = SecureStack.as("auditor").security();
        var stranger = new HashMap<>(known);
        stranger.remove("ssl.truststore.location");
        stranger.remove("ssl.truststore.type");

        var ends = Doors.knock(
                SecureStack.BOOTSTRAP,
                Map.of(
                        "unencrypted",
                        Map.of(),
                        "a password in the clear",
                        changed(known, "security.protocol", "SASL_PLAINTEXT"),
                        "encrypted, nameless",
                        changed(known, "security.protocol", "SSL"),
                        "a wrong password",
                        changed(known, "sasl.jaas.config", SecureStack.login("auditor", "wrong")),
                        "an unknown user",
                        changed(known, "sasl.jaas.config", SecureStack.login("nobody", "wrong")),
                        "a broker that the client does not know",
                        stranger,
                        "as it should be",
                        known));

        for (String name : List.of("unencrypted", "a password in the clear", "encrypted, nameless")) {
            assertThat(ends.get(name)).as(name).containsInstanceOf(TimeoutException.class);
        }
        for (String name : List.of("a wrong password", "an unknown user")) {
            assertThat(ends.get(name)).as(name).containsInstanceOf(SaslAuthenticationException.class);
        }
        assertThat(ends.get("a broker that the client does not know"))
                .containsInstanceOf(SslAuthenticationException.class);
        assertThat(ends.get("as it should be")).isEmpty();
    }

    private static Map<String, String> changed(Map<String, String> settings, String key, String value) {
        var changed = new HashMap<>(settings);
        changed.put(key, value);
        return changed;
    }

    @Test
    default void a_service_with_a_wrong_password_says_so_and_ends(@TempDir Path folder) throws Exception {
        var processes = new HashMap<String, Process>();
        for (String service : SERVICES) {
            String right = Files.readString(SecureStack.propertiesFile(service));
            Path wrong = Files.writeString(
                    folder.resolve(service + ".properties"),
                    right + "sasl.jaas.config=" + SecureStack.login(service, "not-the-password") + "\n");
            processes.put(service, SecureStack.another(service, wrong, folder.resolve(service + ".log")));
        }
        try {
            for (var running : processes.entrySet()) {
                String service = running.getKey();
                assertThat(running.getValue().waitFor(SOON.toSeconds(), TimeUnit.SECONDS))
                        .as("%s ends", service)
                        .isTrue();
                assertThat(Files.readString(folder.resolve(service + ".log")))
                        .as(service)
                        .contains("Kafka at %s does not let this service in".formatted(SecureStack.BOOTSTRAP))
                        .contains("holdfast.kafka.properties-file")
                        .doesNotContain("not-the-password");
                assertThat(running.getValue().exitValue()).as(service).isNotZero();
            }
        } finally {
            processes.values().forEach(Process::destroyForcibly);
        }
    }

    @Test
    default void no_password_is_in_a_command_line_or_a_log_and_no_one_else_can_read_their_files() throws Exception {
        var passwords = SecureStack.passwords();
        assertThat(passwords.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(DesignedRights.users(), Stream.of("admin", "key-store"))
                                .toList());
        assertThat(Set.copyOf(passwords.values())).as("each has its own").hasSameSizeAs(passwords.keySet());
        var texts = new ArrayList<String>();
        ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(SecureStack.DATA.toString()))
                .forEach(texts::add);
        assertThat(texts).as("the processes of the stack").hasSizeGreaterThanOrEqualTo(6);
        try (Stream<Path> logs = Files.list(SecureStack.DATA.resolve("logs"))) {
            for (Path log : logs.toList()) {
                texts.add(Files.readString(log));
            }
        }
        assertThat(texts)
                .allSatisfy(text ->
                        assertThat(text).doesNotContain(passwords.values().toArray(CharSequence[]::new)));
        assertThat(Files.getPosixFilePermissions(SecureStack.DATA.resolve("broker/server.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> files = Files.walk(SecureStack.DATA.resolve("security"))) {
            assertThat(files)
                    .hasSizeGreaterThan(18)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .as(file.toString())
                            .isEqualTo(PosixFilePermissions.fromString(
                                    Files.isDirectory(file) ? "rwx------" : "rw-------")));
        }
    }

    @Test
    default void the_audit_enters_as_the_auditor() throws Exception {
        var audit = Script.run("audit", "verify", "--data", SecureStack.DATA.toString());

        assertThat(audit.exit()).as(audit.output()).isZero();
    }
}
