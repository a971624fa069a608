package io.holdfast.standin.mail;

import java.util.List;
import java.util.stream.Collectors;

/** The inbox for people. */
final class MailPage {

    private MailPage() {}

    static String of(List<Mail> newest, int all) {
        String rows = newest.stream().map(MailPage::row).collect(Collectors.joining());
        return """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Inbox</title>
                <style>body{font-family:sans-serif;margin:2rem} td,th{text-align:left;padding:.2rem 1rem .2rem 0}</style>
                <h1>Inbox</h1><p>%d mails, the newest first.</p>
                <table><tr><th>Received</th><th>To</th><th>Subject</th><th>Message-ID</th></tr>
                %s</table></html>
                """.formatted(all, rows);
    }

    private static String row(Mail mail) {
        return "<tr><td>%s</td><td>%s</td><td><a href=\"/mails/%s\">%s</a></td><td>%s</td></tr>\n"
                .formatted(
                        mail.receivedAt(),
                        escape(mail.to()),
                        mail.id(),
                        escape(mail.subject().isEmpty() ? "(no subject)" : mail.subject()),
                        escape(mail.messageId()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
