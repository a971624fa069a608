package io.holdfast.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.holdfast.system.Stack;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a customer sees in a real browser, and does not: a promise that is not kept, a hold that is not theirs, a guess. */
class CustomerTest extends CustomerFixture {

    private static final String STREAM = "**/seats/stream";

    @Test
    void from_the_list_of_events_to_the_sale_over_a_card_that_is_declined() throws Exception {
        open("page-story", 4, 10);
        customer.page().navigate(Stack.URL);
        customer.page().locator("a[href='#/events/page-story']").click();
        assertThat(customer.page().locator("#live")).hasText("Live");

        customer.pick("A-1-4", "A-1-5").reserve().click();
        customer.sees("Held for you");
        assertThat(customer.page().locator("#countdown")).hasText(Pattern.compile("[45]:[0-9]{2}"));
        assertThat(customer.seat("A-1-4")).hasClass("seat mine");

        customer.pay("Visa that is declined", "story@example.com");
        assertThat(customer.page().locator("#declined")).containsText("the seats are still held");
        customer.sees("Held for you");

        customer.pay("Visa that pays", "story@example.com");
        customer.sees("Sold: the seats are yours");
        assertThat(customer.page().locator("#inbox")).hasAttribute("href", Stack.INBOX);
        assertThat(customer.seat("A-1-4")).hasClass("seat mine sold");
        assertThat(Stack.api(0).get("page-story", customer.reservation()).state())
                .isEqualTo("SOLD");
        awaitSeats("page-story", "SOLD", 2);

        customer.page().getByLabel("Send the receipt to another address").fill("corrected@example.com");
        customer.page().locator("#readdress").click();
        assertThat(customer.page().locator("#receipt")).containsText("Your receipt was sent to corrected@example.com");
    }

    @Test
    void two_customers_want_one_seat_and_the_loser_is_told_which_seat_is_gone() throws Exception {
        open("page-rivals", 2, 6);
        try (Customer rival = new Customer(Chromium.get())) {
            // The rival's map stands still: what it would tell in time does not come.
            rival.page()
                    .route(
                            STREAM,
                            route -> route.fulfill(
                                    new Route.FulfillOptions()
                                            .setContentType("text/event-stream")
                                            .setBody(
                                                    "event: snapshot\ndata: {\"seats\":{\"A-1-1\":\"AVAILABLE\",\"A-1-2\":\"AVAILABLE\"}}\n\n")));
            rival.page().navigate(Stack.URL + "/#/events/page-rivals");
            assertThat(rival.seat("A-1-1")).hasClass("seat available");
            rival.pick("A-1-1", "A-1-2");

            customer.visit("page-rivals").pick("A-1-1").reserve().click();
            customer.sees("Held for you");
            rival.reserve().click();

            rival.sees("Not all of the seats could be had");
            assertThat(rival.page().locator("#rejected")).containsText("A-1-1 was taken");
            awaitSeats("page-rivals", "HELD", 1);
            assertThat(rival.faults()).isEmpty();
        }
    }

    @Test
    void a_seat_that_someone_takes_is_shown_as_taken_to_the_others() throws Exception {
        open("page-live", 2, 6);
        customer.visit("page-live").pick("A-1-1", "A-1-2");

        assertThat(Stack.api(1)
                        .hold("page-live", "other", 300, List.of("A-1-1"))
                        .status())
                .isEqualTo(201);

        assertThat(customer.seat("A-1-1")).hasClass("seat held");
        assertThat(customer.page().locator("#panel .picks")).hasText(Pattern.compile("^\\s*A-1-2\\s*×\\s*$"));
        assertThat(customer.page().locator("#panel .note")).containsText("A-1-1 was just taken");
    }

    @Test
    void a_double_click_is_one_hold() throws Exception {
        open("page-twice", 2, 6);
        customer.visit("page-twice").pick("A-1-1");

        customer.reserve().dblclick();
        customer.sees("Held for you");

        assertThat(customer.numbers()).hasSize(1);
        assertThat(Stack.api(1).get("page-twice", customer.reservation()).state())
                .isEqualTo("HELD");
    }

    @Test
    void a_reload_finds_the_same_hold() throws Exception {
        open("page-reload", 2, 6);
        customer.visit("page-reload").pick("A-1-1", "A-1-2").reserve().click();
        customer.sees("Held for you");
        String number = customer.reservation();

        customer.page().reload();

        customer.sees("Held for you");
        assertThat(customer.reservation()).isEqualTo(number);
        assertThat(customer.seat("A-1-2")).hasClass("seat mine");
        assertThat(customer.numbers()).containsExactly(number);
    }

    @Test
    void a_hold_that_ends_is_said_to_have_ended_when_its_owner_says_so() throws Exception {
        open("page-ends", 2, 6);
        customer.visit("page-ends", 4).pick("A-1-1").reserve().click();
        customer.sees("Held for you");
        String number = customer.reservation();

        customer.sees("The hold has ended");

        assertThat(Stack.api(0).get("page-ends", number).state()).isEqualTo("EXPIRED");
        customer.page().getByText("Choose again").click();
        assertThat(customer.seat("A-1-1")).hasClass("seat picked");
        customer.reserve().click();
        customer.sees("Held for you");
        assertThat(customer.reservation()).as("a new try takes a new number").isNotEqualTo(number);
    }

    @Test
    void seats_that_are_given_back_are_free_and_more_time_is_more_time() throws Exception {
        open("page-back", 2, 6);
        customer.visit("page-back", 60).pick("A-1-1").reserve().click();
        customer.sees("Held for you");
        // The instance that the page talks to: the other may hear of the decision a moment later.
        String expiresAt = Stack.api(0)
                .get("page-back", customer.reservation())
                .body()
                .get("expiresAt")
                .asText();

        customer.page().locator("#extend").click();
        assertThat(customer.page().locator("#panel .evidence"))
                .containsText("version 2", new ContainsTextOptions().setUseInnerText(false));
        assertThat(Stack.api(0)
                        .get("page-back", customer.reservation())
                        .body()
                        .get("expiresAt")
                        .asText())
                .isGreaterThan(expiresAt);
        customer.page().locator("#release").click();

        customer.sees("Given back");
        assertThat(customer.seat("A-1-1")).hasClass("seat available");
        awaitSeats("page-back", "HELD", 0);
    }

    @Test
    void the_whole_story_can_be_played_on_the_keyboard() throws Exception {
        open("page-keys", 3, 6);
        customer.visit("page-keys");
        var keys = customer.page().keyboard();
        customer.seat("A-1-1").focus();

        for (String key : List.of("ArrowRight", "ArrowRight", "ArrowDown", "Space", "ArrowRight", "Enter")) {
            keys.press(key);
        }
        assertThat(customer.seat("A-2-3")).hasClass("seat picked");
        assertThat(customer.seat("A-2-4")).hasClass("seat picked");
        assertThat(customer.seat("A-2-4")).hasAttribute("aria-label", "Row 2, seat 4, picked");
        tabTo(customer.reserve());
        keys.press("Enter");
        customer.sees("Held for you");
        assertThat(customer.heading()).isFocused();
        tabTo(customer.page().getByLabel("E-mail for the receipt"));
        keys.type("keys@example.com");
        keys.press("Enter");

        customer.sees("Sold: the seats are yours");
        assertThat(customer.page().locator("#announcement")).hasText("Sold. The seats are yours.");
    }

    private void tabTo(Locator target) {
        for (int i = 0; i < 20 && !(boolean) target.evaluate("node => node === document.activeElement"); i++) {
            customer.page().keyboard().press("Tab");
        }
        assertThat(target).isFocused();
    }
}
