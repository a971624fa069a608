package io.holdfast.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A certificate that vouches for itself, made with the JDK's own tool. */
final class Certificate {

    private static final String KEYTOOL =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    private static final String ALIAS = "broker";

    /** How the tool is told the password: its command line can be read by everybody. */
    private static final String PASSWORD = "HOLDFAST_KEY_STORE_PASSWORD";

    /**
     * One round each, and not ten thousand: the password is random, so that nothing is gained by more, and a broker opens its key store for each of its
     * network threads. Ten thousand rounds were a seventh of its work at a start (JFR).
     */
    private static final List<String> ROUNDS = Stream.of("certPbe", "keyPbe", "mac")
            .map("-J-Dkeystore.pkcs12.%sIterationCount=1"::formatted)
            .toList();

    private Certificate() {}

    /**
     * Makes a key with its certificate for this machine's loopback.
     *
     * @param keyStore where both go, as PKCS #12
     * @param trusted where the certificate goes, as PEM
     */
    static void make(Path keyStore, Path trusted, String name, String password)
            throws IOException, InterruptedException {
        Files.deleteIfExists(keyStore);
        keytool(
                password,
                keyStore,
                List.of(
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        name,
                        "-ext",
                        "SAN=ip:127.0.0.1,dns:localhost,dns:%s,dns:%s,dns:%s"
                                .formatted(Links.host(1), Links.host(2), Links.host(3)),
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12"));
        PrivateFiles.close(keyStore);
        Path next = trusted.resolveSibling(trusted.getFileName() + ".next");
        keytool(password, keyStore, List.of("-exportcert", "-rfc", "-file", next.toString()));
        PrivateFiles.close(next);
        // Last, since its being there says that all is.
        Files.move(next, trusted, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static void keytool(String password, Path keyStore, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(KEYTOOL));
        command.addAll(ROUNDS);
        command.addAll(arguments);
        command.addAll(
                List.of("-alias", ALIAS, "-keystore", keyStore.toString(), "-storepass:env", PASSWORD, "-noprompt"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, password);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StackException("the broker's certificate could not be made: " + said.strip());
        }
    }
}
