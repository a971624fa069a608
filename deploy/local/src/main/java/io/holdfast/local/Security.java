package io.holdfast.local;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The passwords and the certificate of a secure stack. They are made once for each data folder, lie in a folder of their own that only its
 * owner may enter, and reach every process as the name of a file.
 */
final class Security {

    /** The only one whom no right is asked of; topics, users and rights are set up with it, and the broker is known to itself by it. */
    static final String ADMIN = "admin";

    /** Who the certificate says that the broker is; the broker takes a client that shows it for the admin. */
    static final String BROKER = "CN=holdfast-broker";

    private static final String KEY_STORE = "key-store";
    private static final String LOGIN = "sasl.jaas.config";
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;

    Security(Path data) {
        this.folder = data.resolve("security");
    }

    /** Whether the folder's stack is a secure one. */
    boolean there() {
        return Files.exists(passwordsFile());
    }

    /** Makes what is not there yet for these users and the admin, and writes every process the file that it is told to read. */
    void prepare(List<KafkaUser> users) throws IOException, InterruptedException {
        PrivateFiles.folder(folder);
        if (!there()) {
            PrivateFiles.write(passwordsFile(), newPasswords(users));
        }
        Map<String, String> passwords = passwords();
        if (!Files.exists(trusted())) {
            Certificate.make(keyStore(), trusted(), BROKER, keyStorePassword());
        }
        for (String user : names(users)) {
            PrivateFiles.folder(secrets(user));
            PrivateFiles.write(secrets(user).resolve(LOGIN), login(user, passwords.getOrDefault(user, "")));
            PrivateFiles.write(propertiesFile(user), properties(user));
        }
    }

    private static List<String> names(List<KafkaUser> users) {
        return Stream.concat(Stream.of(ADMIN), users.stream().map(KafkaUser::name))
                .toList();
    }

    private static String newPasswords(List<KafkaUser> users) {
        var random = new SecureRandom();
        return Stream.concat(names(users).stream(), Stream.of(KEY_STORE))
                .map(user -> user + "=" + password(random))
                .collect(Collectors.joining("\n", "# Of this data folder alone.\n", "\n"));
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** As in a deployment: what is secret is in a folder of its own, and fetched from there by Kafka itself. */
    private String properties(String user) {
        return """
                security.protocol=SASL_SSL
                sasl.mechanism=SCRAM-SHA-512
                config.providers=user
                config.providers.user.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
                config.providers.user.param.allowed.paths=%1$s
                sasl.jaas.config=${user:%1$s:%2$s}
                ssl.truststore.type=PEM
                ssl.truststore.location=%3$s
                """.formatted(secrets(user), LOGIN, trusted());
    }

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    String brokersLogin() {
        return login(ADMIN, password(ADMIN));
    }

    String password(String user) {
        return Optional.ofNullable(passwords().get(user))
                .orElseThrow(() -> new StackException(
                        "%s has no password of %s: begin anew with --fresh".formatted(passwordsFile(), user)));
    }

    String keyStorePassword() {
        return password(KEY_STORE);
    }

    private Map<String, String> passwords() {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(passwordsFile())) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var passwords = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(user -> passwords.put(user, properties.getProperty(user)));
        return passwords;
    }

    KafkaCluster cluster(String bootstrapServers, String user) {
        return KafkaCluster.at(bootstrapServers, Optional.of(propertiesFile(user)));
    }

    Path propertiesFile(String user) {
        return folder.resolve(user + ".properties");
    }

    private Path secrets(String user) {
        return folder.resolve(user);
    }

    /** The broker's certificate, which clients trust. */
    Path trusted() {
        return folder.resolve("broker.pem");
    }

    Path keyStore() {
        return folder.resolve("broker.p12");
    }

    /** The rest of a command line that must not be one. */
    Path formatArguments(int node) {
        return folder.resolve("format-%d.arguments".formatted(node));
    }

    private Path passwordsFile() {
        return folder.resolve("passwords.properties");
    }
}
