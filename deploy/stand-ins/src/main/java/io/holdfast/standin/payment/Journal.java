package io.holdfast.standin.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ledger's file: a line of JSON for each entry, on the disk before anything is answered. */
final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Opens the file for more. A last line without its end was being written when the process was killed: it was never answered. */
    static Journal open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(whole(Files.readAllBytes(path)));
        file.position(file.size());
        return new Journal(file);
    }

    static List<LedgerLine> read(Path path) throws IOException {
        var entries = new ArrayList<LedgerLine>();
        if (Files.exists(path)) {
            byte[] bytes = Files.readAllBytes(path);
            String text = new String(Arrays.copyOf(bytes, whole(bytes)), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                entries.add(JSON.readValue(line, LedgerLine.class));
            }
        }
        return entries;
    }

    void append(LedgerLine entry) {
        try {
            ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int whole(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
