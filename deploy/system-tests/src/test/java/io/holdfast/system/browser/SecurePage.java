package io.holdfast.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.holdfast.system.SecureStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The page of a service that asks for tokens, in a real browser: tests of {@code SecureTest}. */
public interface SecurePage {

    private static Customer customer() {
        return new Customer(Chromium.get(), ColorScheme.LIGHT, SecureStack.url());
    }

    private static void open(String event) throws Exception {
        assertThat(SecureStack.api().open(event, 2, 6).status()).isEqualTo(201);
    }

    /** Opens the page by a link with a token, and waits until the token is out of the address. */
    private static void enter(Customer customer, String link) {
        customer.page().navigate(link);
        assertThat(customer.page()).hasURL(SecureStack.url() + "/");
        assertThat(customer.page().locator("h1")).hasText("What is on sale");
    }

    private static void holds(Customer customer, String event, String seat) {
        customer.visit(event).pick(seat).reserve().click();
        customer.sees("Held for you");
    }

    /** Nothing that a server or its log could keep names the token; the link is for the person who started the stack. */
    private static void assertUnsaid(String token, Customer customer) throws IOException {
        assertThat(customer.sent()).isNotEmpty().noneMatch(url -> url.contains(token));
        try (Stream<Path> logs = Files.walk(SecureStack.DATA.resolve("logs"))) {
            assertThat(logs.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain(token));
        }
    }

    @Test
    default void the_link_that_up_prints_leads_from_the_list_to_the_sale() throws Exception {
        open("page-link");
        try (Customer customer = customer()) {
            enter(customer, SecureStack.page());
            customer.page().locator("a[href='#/events/page-link']").click();
            assertThat(customer.page().locator("#live")).hasText("Live");

            customer.pick("A-1-1", "A-1-2").reserve().click();
            customer.sees("Held for you");
            customer.pay("Visa that pays", "link@example.com");
            customer.sees("Sold: the seats are yours");

            assertThat(SecureStack.api()
                            .get("page-link", customer.reservation())
                            .state())
                    .isEqualTo("SOLD");
            assertUnsaid(SecureStack.page().replaceFirst(".*#token=", ""), customer);
            assertThat(customer.faults()).isEmpty();
        }
    }

    @Test
    default void without_a_token_the_page_shows_what_is_on_sale_and_says_how_to_get_in() throws Exception {
        open("page-nobody");
        try (Customer customer = customer()) {
            customer.visit("page-nobody").pick("A-1-1").reserve().click();

            customer.sees("Who are you?");
            assertThat(customer.page().locator("#barred")).containsText("this page has no token");
            assertThat(customer.page().locator("#barred")).containsText("./holdfast up --secure");
            assertThat(customer.page().locator("#panel")).containsText("nothing is held");
            assertThat(customer.faults()).isEmpty();
            assertThat(SecureStack.api().seats("page-nobody").toString()).doesNotContain("HELD");

            customer.page().navigate(SecureStack.url() + "/operator.html");
            assertThat(customer.page().locator("#barred")).containsText("this page has no token");
        }
    }

    @Test
    default void with_a_token_for_something_else_the_page_names_what_it_lacks() throws Exception {
        open("page-other");
        try (Customer customer = customer()) {
            enter(customer, SecureStack.url() + "/#token=" + SecureStack.token("events", 600));
            customer.visit("page-other").pick("A-1-1").reserve().click();

            customer.sees("Who are you?");
            assertThat(customer.page().locator("#barred")).containsText("it lacks the scope holds");
        }
    }

    /** The hold is there all the same, and with a new token it goes on. */
    @Test
    default void a_token_that_ends_meanwhile_is_said_to_have_ended_and_ends_no_hold() throws Exception {
        open("page-ended");
        int ttlSeconds = 1;
        String brief = SecureStack.token("own-holds", ttlSeconds);
        long made = System.nanoTime();
        try (Customer customer = customer()) {
            enter(customer, SecureStack.url() + "/#token=" + brief);
            holds(customer, "page-ended", "A-1-1");
            String number = customer.reservation();
            // Clocks may be a minute apart.
            Awaitility.await()
                    .atMost(90, TimeUnit.SECONDS)
                    .until(() -> System.nanoTime() - made > TimeUnit.SECONDS.toNanos(ttlSeconds + 62));

            customer.page().locator("#release").click();

            assertThat(customer.page().locator("#barred")).containsText("Your token is no longer good");
            assertThat(customer.page().locator("#lost")).containsText("This is what was known");
            customer.sees("Held for you");
            assertThat(SecureStack.api().get("page-ended", number).state()).isEqualTo("HELD");

            enter(customer, SecureStack.url() + "/#token=" + SecureStack.token("own-holds", 600));
            customer.page().locator("a[href='#/events/page-ended']").click();
            customer.sees("Held for you");
            assertThat(customer.page().locator("#barred")).hasCount(0);
            assertThat(customer.reservation()).isEqualTo(number);
            assertThat(customer.numbers()).containsExactly(number);
            assertUnsaid(brief, customer);
            assertThat(customer.faults()).isEmpty();
        }
    }
}
