package io.holdfast.manifests;

import io.holdfast.schemas.KafkaUser;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Regions;
import io.holdfast.setup.MirrorSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What region eu of two has beyond an installation without regions, from its declaration. */
final class GeneratedRegion {

    static final Regions EU = new Regions(Optional.of("eu"), List.of("eu", "us"));

    private static final int REPLICAS = 3;
    private static final String HEAD = """
            # Region eu of eu and us, from %s in schemas/: change it there, and then
            #   mvn -pl deploy/manifests -am test -Dtest=GeneratedTest -Dsurefire.failIfNoSpecifiedTests=false -Dholdfast.manifests.write=true
            """;

    private GeneratedRegion() {}

    /** The copies. */
    static String topics() {
        return HEAD.formatted("Copies")
                + Copies.in(EU).stream().map(Generated::topic).collect(Collectors.joining("---\n"));
    }

    /** Patches of the users whose rights are others here. */
    static String users() {
        return HEAD.formatted("KafkaUsers")
                + KafkaUsers.in(EU).stream()
                        .filter(user -> known(user) && !KafkaUsers.ALL.contains(user))
                        .map(Generated::user)
                        .collect(Collectors.joining("---\n"));
    }

    /** The users of the mirrors. */
    static String mirrorUsers() {
        return HEAD.formatted("KafkaUsers")
                + KafkaUsers.in(EU).stream()
                        .filter(user -> !known(user))
                        .map(Generated::user)
                        .collect(Collectors.joining("---\n"));
    }

    private static boolean known(KafkaUser user) {
        return KafkaUsers.ALL.stream().anyMatch(one -> one.name().equals(user.name()));
    }

    /** The mirror that copies us's log into eu. */
    static String mirror() {
        return HEAD.formatted("Copies and MirrorSettings") + """
                # us.example.com is the listener of us's brokers for this region, the secret us-mirror-reader the user's password there, and us-cluster-ca-cert what
                # us's brokers are trusted by: bring both here. Image: Strimzi's own, with the stamp (deploy/mirror/Dockerfile).
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaMirrorMaker2
                metadata:
                  name: mirror
                  namespace: holdfast
                spec:
                  replicas: 1
                  image: holdfast/mirror
                  target:
                    alias: eu
                    bootstrapServers: holdfast-kafka-bootstrap:9093
                    groupId: us-mm2
                    configStorageTopic: mm2-configs.us.internal
                    offsetStorageTopic: mm2-offsets.us.internal
                    statusStorageTopic: mm2-status.us.internal
                    tls:
                      trustedCertificates:
                        - { secretName: holdfast-cluster-ca-cert, pattern: "*.crt" }
                    authentication:
                      type: scram-sha-512
                      username: mirror
                      passwordSecret: { secretName: mirror, password: password }
                    config:
                """
                + settings(MirrorSettings.writing(REPLICAS), "      ")
                + """
                  mirrors:
                    - source:
                        alias: us
                        bootstrapServers: us.example.com:9094
                        tls:
                          trustedCertificates:
                            - { secretName: us-cluster-ca-cert, pattern: "*.crt" }
                        authentication:
                          type: scram-sha-512
                          username: mirror-reader
                          passwordSecret: { secretName: us-mirror-reader, password: password }
                      topicsPattern: "%s"
                      # A task that has failed is started again: alone it would stand still.
                      sourceConnector:
                        tasksMax: 1
                        autoRestart: { enabled: true }
                        config:
                """.formatted(MirrorSettings.connector(REPLICAS).get("topics"))
                + settings(MirrorSettings.reading(), "          ")
                + settings(connector(), "          ")
                + """
                  resources:
                    requests: { cpu: 250m, memory: 512Mi }
                    limits: { memory: 512Mi }
                  template:
                    pod:
                      metadata:
                        labels:
                          holdfast.io/kafka-client: "true"
                """;
    }

    /** Without what the resource has a place of its own for: it starts no other connector than those it names. */
    private static Map<String, String> connector() {
        Map<String, String> connector = MirrorSettings.connector(REPLICAS);
        connector.keySet().removeIf(setting -> setting.equals("topics") || setting.startsWith("heartbeats.topic"));
        return connector;
    }

    private static String settings(Map<String, String> settings, String indent) {
        return settings.entrySet().stream()
                .map(setting -> "%s%s: %s\n".formatted(indent, setting.getKey(), Generated.scalar(setting.getValue())))
                .collect(Collectors.joining());
    }
}
