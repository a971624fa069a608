package io.holdfast.standin.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mails received, one file each, so that they outlive a restart. In memory is only what they are looked up by: a load test leaves more
 * mails than a small heap holds. Safe for use by many threads.
 */
public final class Inbox {

    private static final String SUFFIX = ".eml";

    private final Path folder;
    private final List<Entry> entries = new ArrayList<>();
    private long next;

    private record Entry(String id, String to) {}

    Inbox(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                add(parse(id(file)));
            }
        }
        next = entries.isEmpty() ? 1 : Long.parseLong(entries.getLast().id(), 0, 8, 10) + 1;
    }

    /** Keeps a mail; it is on disk when this returns. */
    void store(MimeMessage message, String recipient) throws IOException {
        var eml = new ByteArrayOutputStream();
        eml.writeBytes(
                "%s: %s\r\n".formatted(MailParser.DELIVERED_TO, recipient).getBytes(StandardCharsets.UTF_8));
        try {
            message.writeTo(eml);
        } catch (MessagingException broken) {
            throw new IOException("a mail can't be written", broken);
        }
        synchronized (this) {
            // The time stands in the name: a file's own time is lost when it is copied.
            String id = "%08d-%d".formatted(next++, Instant.now().toEpochMilli());
            Path unfinished = folder.resolve(id + ".part");
            Files.write(unfinished, eml.toByteArray());
            Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
            entries.add(new Entry(id, recipient));
        }
    }

    /** The mails in the order in which they came: those to an address, or all. */
    public List<Mail> mails(Optional<String> to) throws IOException {
        var found = new ArrayList<Mail>();
        for (Entry entry : snapshot()) {
            if (to.isEmpty() || to.get().equalsIgnoreCase(entry.to())) {
                found.add(parse(entry.id()));
            }
        }
        return found;
    }

    List<Mail> newest(int limit) throws IOException {
        var newest = new ArrayList<Mail>();
        for (Entry entry : snapshot().reversed().stream().limit(limit).toList()) {
            newest.add(parse(entry.id()));
        }
        return newest;
    }

    public synchronized int size() {
        return entries.size();
    }

    /** A mail as it came; empty if none has this id. */
    public Optional<byte[]> eml(String id) throws IOException {
        return snapshot().stream().anyMatch(entry -> entry.id().equals(id))
                ? Optional.of(Files.readAllBytes(file(id)))
                : Optional.empty();
    }

    private synchronized List<Entry> snapshot() {
        return List.copyOf(entries);
    }

    private synchronized void add(Mail mail) {
        entries.add(new Entry(mail.id(), mail.to()));
    }

    private Mail parse(String id) throws IOException {
        try (var eml = Files.newInputStream(file(id))) {
            return MailParser.parse(id, receivedAt(id), eml);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static Instant receivedAt(String id) {
        return Instant.ofEpochMilli(Long.parseLong(id, 9, id.length(), 10));
    }
}
