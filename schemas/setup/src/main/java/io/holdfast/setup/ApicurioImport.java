package io.holdfast.setup;

import io.holdfast.schemas.Digests;
import io.holdfast.schemas.RegisteredSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts schemas into an Apicurio registry under given ids, as an export of its own that is imported. Apicurio 3.3.3 takes Confluent's mode
 * {@code IMPORT} and gives ids of its own all the same. Its archive is described in its documentation under "Exporting and importing registry
 * data"; what is here is what its import reads.
 */
final class ApicurioImport {

    private static final String CONFLUENT = "/apis/ccompat/v7";
    private static final String IMPORT = "/apis/registry/v3/admin/import?requireEmptyRegistry=false";
    /** Its form is that of every version 3. */
    private static final String MANIFEST = "{\"systemVersion\":\"3.0.0\",\"exportVersion\":\"3.0\"}";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    private ApicurioImport() {}

    /**
     * Imports.
     *
     * @param url where it speaks Confluent's REST API
     * @throws IOException if it is no such registry, is away or refuses
     */
    static void into(String url, List<RegisteredSchema> schemas) throws IOException, InterruptedException {
        if (!url.endsWith(CONFLUENT)) {
            throw new IOException(
                    "its address does not end with %s, so it is no Apicurio registry".formatted(CONFLUENT));
        }
        var request = HttpRequest.newBuilder(URI.create(url.substring(0, url.length() - CONFLUENT.length()) + IMPORT))
                .timeout(PATIENCE)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(archive(schemas)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() < OK || answer.statusCode() >= MULTIPLE_CHOICES) {
                throw new IOException("%d %s".formatted(answer.statusCode(), answer.body()));
            }
        }
    }

    private static byte[] archive(List<RegisteredSchema> schemas) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "manifest.Manifest.json", MANIFEST);
            for (Map.Entry<Integer, RegisteredSchema> content : byId(schemas).entrySet()) {
                String text = content.getValue().schema().toString();
                String hash = Digests.sha256Hex(text);
                put(
                        zip,
                        "content/%s.Content.json".formatted(hash),
                        "{\"contentId\":%d,\"contentHash\":\"%s\",\"artifactType\":\"AVRO\",\"contentType\":\"application/json\"}"
                                .formatted(content.getKey(), hash));
                put(zip, "content/%s.Content.data".formatted(hash), text);
            }
            for (String subject :
                    schemas.stream().map(RegisteredSchema::subject).distinct().toList()) {
                List<Integer> ids = schemas.stream()
                        .filter(entry -> entry.subject().equals(subject))
                        .map(RegisteredSchema::id)
                        .toList();
                artifact(zip, subject, ids);
            }
        }
        return bytes.toByteArray();
    }

    private static Map<Integer, RegisteredSchema> byId(List<RegisteredSchema> schemas) {
        var byId = new HashMap<Integer, RegisteredSchema>();
        schemas.forEach(entry -> byId.putIfAbsent(entry.id(), entry));
        return byId;
    }

    private static void artifact(ZipOutputStream zip, String subject, List<Integer> ids) throws IOException {
        String folder = "groups/default/artifacts/" + subject;
        String artifact = "\"artifactId\":\"%s\"".formatted(subject);
        put(zip, folder + "/MetaData.Artifact.json", "{%s,\"artifactType\":\"AVRO\"}".formatted(artifact));
        for (int version = 1; version <= ids.size(); version++) {
            put(
                    zip,
                    folder + "/versions/%d.ArtifactVersion.json".formatted(version),
                    "{%s,\"version\":\"%d\",\"versionOrder\":%d,\"state\":\"ENABLED\",\"globalId\":%d,\"contentId\":%d}"
                            .formatted(artifact, version, version, ids.get(version - 1), ids.get(version - 1)));
        }
        String versions = IntStream.rangeClosed(1, ids.size())
                .mapToObj("\"%d\""::formatted)
                .collect(Collectors.joining(","));
        put(
                zip,
                folder + "/branches/latest.Branch.json",
                "{%s,\"branchId\":\"latest\",\"systemDefined\":true,\"versions\":[%s]}".formatted(artifact, versions));
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
