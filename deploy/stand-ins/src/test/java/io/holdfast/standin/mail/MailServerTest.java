package io.holdfast.standin.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MailServerTest {

    private static final int MUCH_TOO_LONG_MS = 60_000;

    @TempDir
    Path data;

    private MailServer server;

    @BeforeEach
    void start() throws IOException {
        server = MailServer.start(0, 0, data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_mail_that_is_sent_is_in_the_inbox() throws Exception {
        send("a@example.org", "<one@holdfast>");

        assertThat(server.inbox().mails(Optional.empty())).singleElement().satisfies(mail -> {
            assertThat(mail.messageId()).isEqualTo("<one@holdfast>");
            assertThat(mail.to()).isEqualTo("a@example.org");
            assertThat(mail.from()).isEqualTo("tickets@holdfast.local");
            assertThat(mail.subject()).isEqualTo("Plätze");
            assertThat(mail.text()).isEqualTo("text\r\n.dotted");
            assertThat(mail.html()).isEqualTo("<p>html</p>");
            assertThat(mail.attachments()).containsExactly(new Mail.Attachment("code.png", "image/png", 5));
        });
    }

    @Test
    void mails_outlive_a_restart() throws Exception {
        send("a@example.org", "<one@holdfast>");
        var before = server.inbox().mails(Optional.empty());

        server.close();
        server = MailServer.start(0, 0, data);
        send("b@example.org", "<two@holdfast>");

        assertThat(server.inbox().mails(Optional.empty())).hasSize(2).startsWith(before.getFirst());
    }

    @Test
    void the_inbox_is_read_over_http_and_filtered() throws Exception {
        send("a@example.org", "<one@holdfast>");
        send("b+c@example.org", "<two@holdfast>");

        assertThat(get("/mails")).contains("a@example.org", "b+c@example.org");
        assertThat(get("/mails?to=b%2Bc@example.org"))
                .contains("<two@holdfast>")
                .doesNotContain("one@holdfast");
        assertThat(get("/mails?to=nobody@example.org")).isEqualTo("{\"mails\":[]}");
        assertThat(get("/mails?to=a@example.org"))
                .contains("{\"name\":\"code.png\",\"contentType\":\"image/png\",\"bytes\":5}");
        assertThat(get("/")).contains("2 mails", "&lt;one@holdfast&gt;");
        assertThat(get("/health")).contains("UP");
        String id = server.inbox().mails(Optional.empty()).getFirst().id();
        assertThat(get("/mails/" + id)).contains("Delivered-To: a@example.org", "Message-ID: <one@holdfast>");
    }

    @Test
    void a_server_that_is_down_takes_no_connection_until_it_is_back() throws Exception {
        call("PUT", "/admin/faults", "{\"kind\":\"refuse\"}");

        assertThatThrownBy(sending()).isInstanceOf(MessagingException.class);
        assertThatThrownBy(sending()).isInstanceOf(MessagingException.class);
        call("DELETE", "/admin/faults", "");
        send("a@example.org", "<one@holdfast>");

        assertThat(server.inbox().size()).isEqualTo(1);
    }

    @Test
    void a_temporary_failure_is_a_451_as_often_as_asked_for() throws Exception {
        call("PUT", "/admin/faults", "{\"kind\":\"temporary-failure\",\"count\":2}");

        assertThatThrownBy(sending()).hasStackTraceContaining("451");
        assertThatThrownBy(sending()).hasStackTraceContaining("451");
        send("a@example.org", "<one@holdfast>");

        assertThat(server.inbox().size()).isEqualTo(1);
    }

    @Test
    void behind_its_221_the_server_closes_the_connection() throws Exception {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), server.smtpPort())) {
            client.setSoTimeout(5_000);
            var replies = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(replies.readLine()).startsWith("220");

            client.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(replies.readLine()).startsWith("221");
            assertThat(replies.readLine()).isNull();
        }
    }

    @Test
    void an_unknown_recipient_is_a_550() {
        server.fail(new MailFault(MailFault.Kind.REFUSE_RECIPIENT, 0, 1));

        assertThatThrownBy(sending()).hasStackTraceContaining("550 5.1.1");
    }

    @Test
    void a_server_that_hangs_has_the_mail_and_does_not_say_so() throws Exception {
        server.fail(new MailFault(MailFault.Kind.HANG_AFTER_ACCEPT, MUCH_TOO_LONG_MS, 1));

        assertThatThrownBy(sending()).hasStackTraceContaining("timed out");

        assertThat(server.inbox().size()).isEqualTo(1);
    }

    @Test
    void a_fault_that_makes_no_sense_is_refused() throws Exception {
        assertThat(call("PUT", "/admin/faults", "{\"kind\":\"burn\"}").statusCode())
                .isEqualTo(400);
        assertThat(call("PUT", "/admin/faults", "{}").statusCode()).isEqualTo(400);
    }

    private ThrowingCallable sending() {
        return () -> send("a@example.org", "<one@holdfast>");
    }

    private void send(String to, String messageId) throws MessagingException {
        var setup = new ServerSetup(server.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        Properties properties = setup.configureJavaMailSessionProperties(new Properties(), false);
        properties.put("mail.smtp.timeout", Long.toString(Duration.ofSeconds(1).toMillis()));
        var message = new MimeMessage(Session.getInstance(properties)) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom(new InternetAddress("tickets@holdfast.local"));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Plätze", "UTF-8");
        message.setContent(content());
        Transport.send(message);
    }

    private static MimeMultipart content() throws MessagingException {
        var text = new MimeBodyPart();
        text.setText("text\r\n.dotted");
        var html = new MimeBodyPart();
        html.setContent("<p>html</p>", "text/html");
        var headers = new InternetHeaders();
        headers.setHeader("Content-Type", "image/png");
        headers.setHeader("Content-Transfer-Encoding", "base64");
        var image = new MimeBodyPart(headers, Base64.getEncoder().encode(new byte[] {1, 2, 3, 4, 5}));
        image.setFileName("code.png");
        return new MimeMultipart(text, html, image);
    }

    private String get(String path) throws Exception {
        HttpResponse<String> response = call("GET", path, "");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(server.httpPort(), path)))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
