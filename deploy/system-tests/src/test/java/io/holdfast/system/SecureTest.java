package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stack with the locks of production: every service can do its work with its own user, and no user anything else. What each may do is
 * written down here by hand, from the design's table of topics and from what each service is for, and not taken from the declaration.
 */
class SecureTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final List<String> SERVICES =
            List.of("reservation-api", "hold-processor", "payment-adapter", "receipt-sender");

    private static final String CHANGELOG = "hold-processor-state-changelog";

    /** The design's column "written by". */
    private static final Map<String, Set<String>> WRITERS = Map.ofEntries(
            Map.entry("holdfast.seat-commands", Set.of("reservation-api", "payment-adapter", "hold-processor")),
            Map.entry("holdfast.seat-events", Set.of("hold-processor")),
            Map.entry("holdfast.payment-requests", Set.of("hold-processor")),
            Map.entry("holdfast.decision-digests", Set.of("hold-processor")),
            Map.entry("holdfast.payments", Set.of("payment-adapter")),
            Map.entry("holdfast.receipts", Set.of("receipt-sender")),
            Map.entry("holdfast.contacts", Set.of("reservation-api", "receipt-sender")),
            Map.entry("holdfast.installation", Set.of("setup")),
            Map.entry("holdfast.skips", Set.of("operator")),
            Map.entry("holdfast.schemas", Set.of("setup")),
            Map.entry("holdfast.seat-commands.dead-letters", Set.of("hold-processor")),
            Map.entry("holdfast.payment-requests.dead-letters", Set.of("payment-adapter")),
            Map.entry("holdfast.seat-events.dead-letters", Set.of("receipt-sender")),
            Map.entry(CHANGELOG, Set.of("hold-processor")));

    /**
     * Who reads it: the arrows of the design's picture, the owner of a ledger or a store, the API for its views and for the lag of the three groups, and
     * the auditor all but addresses and changelogs.
     */
    private static final Map<String, Set<String>> READERS = Map.ofEntries(
            Map.entry("holdfast.seat-commands", Set.of("hold-processor", "reservation-api", "operator", "auditor")),
            Map.entry("holdfast.seat-events", Set.of("receipt-sender", "reservation-api", "auditor")),
            Map.entry("holdfast.payment-requests", Set.of("payment-adapter", "reservation-api", "auditor")),
            Map.entry("holdfast.decision-digests", Set.of("auditor")),
            Map.entry("holdfast.payments", Set.of("payment-adapter", "auditor")),
            Map.entry("holdfast.receipts", Set.of("receipt-sender", "reservation-api", "auditor")),
            Map.entry("holdfast.contacts", Set.of("receipt-sender")),
            Map.entry(
                    "holdfast.installation",
                    Set.of(
                            "reservation-api",
                            "hold-processor",
                            "payment-adapter",
                            "receipt-sender",
                            "setup",
                            "auditor")),
            Map.entry("holdfast.skips", Set.of("hold-processor", "operator", "auditor")),
            Map.entry(
                    "holdfast.schemas",
                    Set.of(
                            "reservation-api",
                            "hold-processor",
                            "payment-adapter",
                            "receipt-sender",
                            "setup",
                            "operator",
                            "auditor")),
            Map.entry("holdfast.seat-commands.dead-letters", Set.of("reservation-api", "auditor")),
            Map.entry("holdfast.payment-requests.dead-letters", Set.of("reservation-api", "auditor")),
            Map.entry("holdfast.seat-events.dead-letters", Set.of("reservation-api", "auditor")),
            Map.entry(CHANGELOG, Set.of("hold-processor", "reservation-api", "auditor")));

    /** Each consumer group is its service's. */
    private static final List<String> GROUPS =
            List.of("hold-processor", "payment-adapter", "receipt-sender", "another");

    /** A topic that a user may read, so that it is for the group that it is refused. */
    private static final Map<String, String> READABLE = Map.of(
            "reservation-api", "hold-processor-state-changelog",
            "hold-processor", "holdfast.seat-commands",
            "payment-adapter", "holdfast.payments",
            "receipt-sender", "holdfast.receipts",
            "setup", "holdfast.installation",
            "operator", "holdfast.skips",
            "auditor", "holdfast.seat-events");

    private static Stream<String> users() {
        return Stream.concat(SERVICES.stream(), Stream.of("setup", "operator", "auditor"));
    }

    @BeforeAll
    static void a_story_on_a_secure_stack() throws Exception {
        SecureStack.start();
        story("secure");
        assertThat(denied())
                .as("what a service was refused while it did its work")
                .isEmpty();
    }

    @AfterAll
    static void stop() throws Exception {
        SecureStack.stop();
    }

    /** Hold, pay, receipt; and what else asks the cluster something. */
    private static void story(String event) throws Exception {
        var api = SecureStack.api();
        assertThat(api.open(event, 2, 10).status()).isEqualTo(201);
        assertThat(api.hold(event, "cart", 300, List.of("A-1-1", "A-1-2"), "Prefer", "wait=30")
                        .status())
                .isEqualTo(201);
        assertThat(api.hold(event, "rival", 300, List.of("A-1-2"), "Prefer", "wait=30")
                        .status())
                .isEqualTo(409);
        assertThat(api.hold(event, "brief", 1, List.of("A-2-1"), "Prefer", "wait=30")
                        .status())
                .isEqualTo(201);
        var sold = api.checkout(event, "cart", "pm_card_visa");
        assertThat(sold.status()).as("%s", sold.body()).isEqualTo(200);
        assertThat(sold.state()).isEqualTo("SOLD");
        assertThat(api.send("GET", "/v1/events/" + event + "/reservations/nobody", "")
                        .status())
                .as("a no that is proven")
                .isEqualTo(404);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(SecureStack.standIns().mails(event, "cart")).hasSize(1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.send("GET", "/v1/events/" + event + "/reservations/brief", "")
                                .state())
                        .isEqualTo("EXPIRED"));
        var lag = api.send("GET", "/v1/lag", "");
        assertThat(lag.status()).as("%s", lag.body()).isEqualTo(200);
        assertThat(lag.body().get("lags").findValuesAsText("group"))
                .contains("hold-processor", "payment-adapter", "receipt-sender");
    }

    /** What the broker's authorizer says that it refused. */
    private static List<String> denied() throws IOException {
        try (Stream<String> log = Files.lines(SecureStack.DATA.resolve("logs/broker.log"))) {
            return log.filter(line -> line.contains(" is Denied ")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("users")
    void what_a_user_may_write_and_read_is_what_it_is_for_and_all_else_is_refused(String user) throws Exception {
        try (var attempts = new Attempts(SecureStack.as(user))) {
            for (String topic : WRITERS.keySet()) {
                boolean mayWrite = WRITERS.get(topic).contains(user);
                boolean mayRead = READERS.get(topic).contains(user);
                if (!mayWrite) {
                    assertThat(attempts.write(topic))
                            .as("%s writes %s", user, topic)
                            .containsInstanceOf(TopicAuthorizationException.class);
                }
                if (!mayRead) {
                    assertThat(attempts.read(topic))
                            .as("%s reads %s", user, topic)
                            .containsInstanceOf(TopicAuthorizationException.class);
                }
                var may = new TreeSet<AclOperation>();
                if (mayWrite) {
                    may.add(AclOperation.WRITE);
                }
                if (mayRead) {
                    may.add(AclOperation.READ);
                }
                assertThat(rights(attempts, topic)).as("%s on %s", user, topic).isEqualTo(may);
            }
        }
    }

    /** Offsets, which are told to whoever may describe a topic, would count the markers of transactions too. */
    @Test
    void the_api_counts_the_dead_letters_and_not_what_lies_between_them() throws Exception {
        String letters = "holdfast.seat-commands.dead-letters";
        try (var attempts = new Attempts(SecureStack.as("reservation-api"))) {
            assertThat(attempts.write("holdfast.seat-commands")).isEmpty();
        }

        await().atMost(SOON).untilAsserted(() -> {
            var overview = SecureStack.api().send("GET", "/v1/overview", "").body();
            assertThat(overview.path("deadLetters"))
                    .as("%s", overview)
                    .filteredOn(topic -> topic.path("topic").asText().equals(letters))
                    .singleElement()
                    .satisfies(topic -> {
                        assertThat(topic.path("records").asLong()).isEqualTo(1);
                        assertThat(topic.path("exact").asBoolean()).isTrue();
                    });
        });
    }

    /** What the broker says that a user may do to a topic, beyond having it described. */
    private static Set<AclOperation> rights(Attempts attempts, String topic) throws Exception {
        var answer = attempts.admin()
                .describeTopics(List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues()
                .get(topic);
        if (attempts.ask(answer).isPresent()) {
            return Set.of();
        }
        var rights = new TreeSet<>(answer.get().authorizedOperations());
        rights.removeAll(Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS));
        if (topic.equals(CHANGELOG)) {
            // The changelogs of its own stores are an application's to make.
            rights.remove(AclOperation.CREATE);
        }
        return rights;
    }

    @ParameterizedTest
    @MethodSource("users")
    void a_group_takes_its_own_members_alone_and_nobody_else_moves_it(String user) throws Exception {
        try (var attempts = new Attempts(SecureStack.as(user))) {
            for (String group : GROUPS) {
                if (!group.equals(user)) {
                    assertThat(attempts.join(group, READABLE.get(user)))
                            .as("%s joins %s", user, group)
                            .containsInstanceOf(GroupAuthorizationException.class);
                    var offsets = Map.of(new TopicPartition(READABLE.get(user), 0), new OffsetAndMetadata(0));
                    assertThat(attempts.ask(attempts.admin()
                                    .alterConsumerGroupOffsets(group, offsets)
                                    .all()))
                            .as("%s moves %s", user, group)
                            .containsInstanceOf(GroupAuthorizationException.class);
                }
                assertThat(attempts.ask(attempts.admin()
                                .deleteConsumerGroups(List.of(group))
                                .all()))
                        .as("%s deletes %s", user, group)
                        .containsInstanceOf(GroupAuthorizationException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("users")
    void nobody_takes_over_the_transactions_of_another(String user) {
        try (var attempts = new Attempts(SecureStack.as(user))) {
            String foreign = user.equals("hold-processor") ? "payment-adapter-1" : "hold-processor-1";

            assertThat(attempts.takeOver(foreign)).containsInstanceOf(TransactionalIdAuthorizationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("users")
    void no_user_of_a_service_changes_topics_or_rights(String user) throws Exception {
        String log = "holdfast.seat-commands";
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, log);
        var shorter = new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET);
        var everything = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", AclOperation.ALL, AclPermissionType.ALLOW));
        var password = new UserScramCredentialUpsertion(
                "admin", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), "mine");
        try (var attempts = new Attempts(SecureStack.as(user))) {
            var admin = attempts.admin();
            assertThat(attempts.ask(admin.createTopics(List.of(new NewTopic("holdfast.more", 1, (short) 1)))
                            .all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(admin.deleteTopics(List.of(log)).all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(admin.createPartitions(Map.of(log, NewPartitions.increaseTo(12)))
                            .all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(admin.incrementalAlterConfigs(Map.of(resource, List.of(shorter)))
                            .all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(
                            admin.deleteRecords(Map.of(new TopicPartition(log, 0), RecordsToDelete.beforeOffset(1)))
                                    .all()))
                    .containsInstanceOf(TopicAuthorizationException.class);
            assertThat(attempts.ask(admin.createAcls(List.of(everything)).all()))
                    .containsInstanceOf(ClusterAuthorizationException.class);
            assertThat(attempts.ask(admin.describeAcls(AclBindingFilter.ANY).values()))
                    .containsInstanceOf(ClusterAuthorizationException.class);
            assertThat(attempts.ask(
                            admin.alterUserScramCredentials(List.of(password)).all()))
                    .containsInstanceOf(ClusterAuthorizationException.class);
        }
    }

    @Test
    void who_does_not_say_who_he_is_or_says_it_wrongly_does_not_get_in() throws Exception {
        Map<String, String> known = SecureStack.as("auditor").security();
        assertThat(Doors.knock(SecureStack.BOOTSTRAP, Map.of()))
                .as("unencrypted")
                .containsInstanceOf(TimeoutException.class);
        assertThat(Doors.knock(SecureStack.BOOTSTRAP, changed(known, "security.protocol", "SASL_PLAINTEXT")))
                .as("a password in the clear")
                .containsInstanceOf(TimeoutException.class);
        assertThat(Doors.knock(SecureStack.BOOTSTRAP, changed(known, "security.protocol", "SSL")))
                .as("encrypted, nameless")
                .containsInstanceOf(TimeoutException.class);
        assertThat(Doors.knock(
                        SecureStack.BOOTSTRAP,
                        changed(known, "sasl.jaas.config", SecureStack.login("auditor", "wrong"))))
                .as("a wrong password")
                .containsInstanceOf(SaslAuthenticationException.class);
        assertThat(Doors.knock(
                        SecureStack.BOOTSTRAP,
                        changed(known, "sasl.jaas.config", SecureStack.login("nobody", "wrong"))))
                .as("an unknown user")
                .containsInstanceOf(SaslAuthenticationException.class);
        var stranger = new HashMap<>(known);
        stranger.remove("ssl.truststore.location");
        stranger.remove("ssl.truststore.type");
        assertThat(Doors.knock(SecureStack.BOOTSTRAP, stranger))
                .as("a broker that the client does not know")
                .containsInstanceOf(SslAuthenticationException.class);
        assertThat(Doors.knock(SecureStack.BOOTSTRAP, known))
                .as("as it should be")
                .isEmpty();
    }

    private static Map<String, String> changed(Map<String, String> settings, String key, String value) {
        var changed = new HashMap<>(settings);
        changed.put(key, value);
        return changed;
    }

    @Test
    void a_service_with_a_wrong_password_says_so_and_ends(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
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
    void no_password_is_in_a_command_line_or_a_log_and_no_one_else_can_read_their_files() throws Exception {
        var passwords = SecureStack.passwords();
        assertThat(passwords.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(users(), Stream.of("admin", "key-store")).toList());
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
    void the_audit_enters_as_the_auditor() throws Exception {
        var audit = Script.run("audit", "verify", "--data", SecureStack.DATA.toString());

        assertThat(audit.exit()).as(audit.output()).isZero();
    }
}
