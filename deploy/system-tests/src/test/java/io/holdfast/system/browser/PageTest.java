package io.holdfast.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.holdfast.system.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page itself: for everybody, large halls, and those who run the place. */
class PageTest {

    @BeforeAll
    static void start() throws Exception {
        Chromium.get();
        Stack.start();
        Stack.awaitReady();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothing_stands_in_the_way_of_those_who_hear_the_page_or_see_it_badly(ColorScheme scheme) throws Exception {
        String event = "page-axe-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(Stack.api(0).open(event, 4, 10).status()).isEqualTo(201);
        assertThat(Stack.api(0).hold(event, "other", 300, List.of("A-2-2")).status())
                .isEqualTo(201);
        try (Customer customer = new Customer(Chromium.get(), scheme)) {
            customer.page().navigate(Stack.URL);
            assertThat(customer.page().locator("h1")).hasText("What is on sale");
            assertThat(violations(customer.page())).isEmpty();

            customer.visit(event).pick("A-1-4");
            assertThat(violations(customer.page())).isEmpty();
            customer.reserve().click();
            customer.sees("Held for you");
            assertThat(violations(customer.page())).isEmpty();
            customer.pay("Visa that is declined", "axe@example.com");
            assertThat(customer.page().locator("#declined")).isVisible();
            assertThat(violations(customer.page())).isEmpty();

            customer.page().navigate(Stack.URL + "/operator.html");
            assertThat(customer.page().locator("#charts figure").first()).isVisible();
            assertThat(violations(customer.page())).isEmpty();
            assertThat(customer.faults()).isEmpty();
        }
    }

    /** What axe-core finds against WCAG 2.2, levels A and AA. */
    private static List<?> violations(Page page) throws IOException {
        try (InputStream script = PageTest.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) page.evaluate("""
                async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}))
                  .violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html + ' ' + node.failureSummary).slice(0, 3).join(' | '))""");
    }

    @Test
    void a_hall_of_5000_seats_stays_smooth_while_seats_are_taken() throws Exception {
        assertThat(Stack.api(0).open("page-large", 100, 50).status()).isEqualTo(201);
        try (Customer customer = new Customer(Chromium.get())) {
            customer.visit("page-large");
            assertThat(customer.page().locator(".seat")).hasCount(5_000);
            customer.page().evaluate("""
                    () => {
                      window.longest = 0;
                      let last = performance.now();
                      const frame = (now) => {
                        window.longest = Math.max(window.longest, now - last);
                        last = now;
                        requestAnimationFrame(frame);
                      };
                      requestAnimationFrame(frame);
                    }""");

            for (int row = 1; row <= 40; row++) {
                String section = "A-" + row + "-";
                List<String> seats = IntStream.rangeClosed(1, 10)
                        .mapToObj(number -> section + number)
                        .toList();
                assertThat(Stack.api(row % 2)
                                .hold("page-large", "cart-" + row, 300, seats)
                                .status())
                        .isEqualTo(201);
            }

            assertThat(customer.page().locator(".seat.held")).hasCount(400);
            double longest = ((Number) customer.page().evaluate("window.longest")).doubleValue();
            System.out.printf(
                    "the longest between two frames, of 5,000 seats while 400 were taken: %.0f ms%n", longest);
            assertThat(longest).as("milliseconds between two frames").isLessThan(1_000);
            assertThat(customer.faults()).isEmpty();
        }
    }

    @Test
    void who_runs_the_place_sees_the_lag_of_each_group_what_is_open_and_the_story_of_a_reservation() throws Exception {
        assertThat(Stack.api(0).open("page-operator", 1, 10).status()).isEqualTo(201);
        assertThat(Stack.api(0)
                        .hold("page-operator", "cart", 300, List.of("A-1-1"))
                        .status())
                .isEqualTo(201);
        assertThat(Stack.api(0).release("page-operator", "cart").status()).isEqualTo(200);
        try (Customer operator = new Customer(Chromium.get())) {
            Page page = operator.page();
            page.navigate(Stack.URL + "/operator.html");

            for (String group : List.of("hold-processor", "payment-adapter", "receipt-sender")) {
                assertThat(page.locator("#charts figure")
                                .filter(new Locator.FilterOptions().setHasText(group))
                                .first())
                        .isVisible();
            }
            assertThat(page.locator("#charts figcaption").first()).containsText("hold-processor");
            page.locator("#unit-records").click();
            assertThat(page.locator("#charts figcaption").first()).containsText("records behind");
            assertThat(page.locator("#lag-table td")
                            .getByText("holdfast.seat-commands")
                            .first())
                    .isAttached();
            assertThat(page.locator(".states")).containsText("RELEASED");
            page.locator("#story-form [name=event]").fill("page-operator");
            page.locator("#story-form [name=reservation]").fill("cart");
            page.locator("#story-form button").click();

            assertThat(page.locator("#story li")).hasCount(2);
            assertThat(page.locator("#story li").first()).containsText("SeatsHeld, by HoldSeats at");
            assertThat(page.locator("#story li").last()).containsText("RELEASED");
            assertThat(operator.faults()).isEmpty();
        }
    }
}
