package io.holdfast.standin.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * The keys that tokens are signed with, in a file: a restart changes none. The newest signs. The one before it is still published, so that its tokens
 * stay good; older ones are forgotten.
 */
final class SigningKeys {

    private static final int BITS = 2048;
    private static final int PUBLISHED = 2;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private List<RsaJsonWebKey> keys;

    /** Reads the keys of a folder, or makes the first one. */
    SigningKeys(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.file = folder.resolve("keys.json");
        this.keys = Files.exists(file) ? read(file) : List.of();
        if (keys.isEmpty()) {
            String _ = rotate();
        }
    }

    /** The key that signs. */
    synchronized RsaJsonWebKey current() {
        return keys.getFirst();
    }

    /** A JWK set of what tokens can be verified with. */
    synchronized String published() {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** Signs with a new key from now on, and returns its id. */
    synchronized String rotate() throws IOException {
        RsaJsonWebKey next = generate();
        var all = new ArrayList<RsaJsonWebKey>();
        all.add(next);
        all.addAll(keys);
        List<RsaJsonWebKey> kept = List.copyOf(all.subList(0, Math.min(PUBLISHED, all.size())));
        write(kept);
        keys = kept;
        return next.getKeyId();
    }

    private static RsaJsonWebKey generate() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
            key.setKeyId(UUID.randomUUID().toString());
            key.setUse(Use.SIGNATURE);
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<RsaJsonWebKey> read(Path file) throws IOException {
        try {
            return new JsonWebKeySet(Files.readString(file))
                    .getJsonWebKeys().stream().map(RsaJsonWebKey.class::cast).toList();
        } catch (JoseException unreadable) {
            throw new IOException("%s holds no keys: delete it, and new ones are made".formatted(file), unreadable);
        }
    }

    /** There is no moment at which another user could read them. */
    private void write(List<RsaJsonWebKey> content) throws IOException {
        Path next = file.resolveSibling("keys.json.next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(OWNER));
        Files.writeString(next, new JsonWebKeySet(content).toJson(OutputControlLevel.INCLUDE_PRIVATE));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
