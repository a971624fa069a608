package io.holdfast.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.holdfast.drill.StackFaults;
import io.holdfast.system.Stack;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a customer sees in a real browser when an answer is lost, late or cut off (P3, P4). */
class CustomerInDoubtTest extends CustomerFixture {

    private static final String RESERVATIONS = "**/reservations/*";

    @Test
    void a_lost_answer_is_said_to_be_one_and_asked_for_again_under_the_same_number() throws Exception {
        open("page-lost", 2, 6);
        customer.visit("page-lost").pick("A-1-1");
        customer.page().route(RESERVATIONS, route -> {
            // It arrives and is decided; the answer does not come back.
            var _ = route.fetch();
            route.abort();
        });

        customer.reserve().click();

        customer.sees("We do not know yet");
        assertThat(customer.page().locator("#unknown")).containsText("may be held, or not");
        String number = customer.reservation();
        assertThat(Stack.api(1).get("page-lost", number).state()).isEqualTo("HELD");
        customer.page().unroute(RESERVATIONS);
        customer.sees("Held for you");
        assertThat(customer.reservation()).isEqualTo(number);
        assertThat(customer.asked()).isGreaterThan(1);
        assertThat(customer.numbers()).hasSize(1);
    }

    @Test
    void a_connection_that_is_cut_while_the_seats_are_held_is_shown_and_changes_nothing() throws Exception {
        open("page-cut", 2, 6);
        customer.visit("page-cut").pick("A-1-1").reserve().click();
        customer.sees("Held for you");
        String number = customer.reservation();
        String before = customer.page().locator("#countdown").textContent();

        customer.context().setOffline(true);

        assertThat(customer.page().locator("#lost")).containsText("Connection lost");
        assertThat(customer.page().locator("#live")).containsText("Not live");
        assertThat(customer.page().locator("#countdown")).not().hasText(before);
        assertThat(Stack.api(1).hold("page-cut", "other", 300, List.of("A-2-2")).status())
                .isEqualTo(201);
        customer.context().setOffline(false);
        assertThat(customer.page().locator("#live")).hasText("Live");
        assertThat(customer.page().locator("#lost")).hasCount(0);
        assertThat(customer.seat("A-2-2")).hasClass("seat held");
        assertThat(customer.reservation()).isEqualTo(number);
        assertThat(customer.numbers()).containsExactly(number);
        awaitSeats("page-cut", "HELD", 2);
    }

    @Test
    void a_reload_before_the_answer_asks_under_the_same_number() throws Exception {
        open("page-hurry", 2, 6);
        customer.visit("page-hurry").pick("A-1-1");
        customer.page().route(RESERVATIONS, Route::abort);
        customer.reserve().click();
        customer.sees("We do not know yet");
        String number = customer.reservation();

        customer.page().unroute(RESERVATIONS);
        customer.page().reload();

        customer.sees("Held for you");
        assertThat(customer.reservation()).isEqualTo(number);
        assertThat(customer.numbers()).containsExactly(number);
    }

    @Test
    void a_request_that_is_not_decided_is_checking_with_evidence_and_nothing_else() throws Exception {
        open("page-checking", 2, 6);
        customer.visit("page-checking").pick("A-1-1");
        var parts = new StackFaults(Stack.STAGE);
        parts.pause("hold-processor-0");
        parts.pause("hold-processor-1");
        String number;
        try {
            customer.reserve().click();
            customer.sees("Checking …");
            assertThat(customer.page().locator("#checking")).containsText("not decided yet");
            assertThat(customer.page().locator("#position")).hasText(Pattern.compile("[0-9]+:[0-9]+"));
            number = customer.reservation();
        } finally {
            parts.resume("hold-processor-0");
            parts.resume("hold-processor-1");
        }

        customer.sees("Held for you");
        assertThat(customer.numbers()).containsExactly(number);
        Stack.awaitReady();
    }

    @Test
    void a_payment_whose_answer_is_lost_is_one_payment() throws Exception {
        open("page-pay-lost", 2, 6);
        customer.visit("page-pay-lost").pick("A-1-1").reserve().click();
        customer.sees("Held for you");
        customer.page().route("**/checkout", route -> {
            var _ = route.fetch();
            route.abort();
        });

        customer.pay("Visa that pays", "lost@example.com");

        customer.sees("Sold: the seats are yours");
        assertThat(Stack.standIns().charges("page-pay-lost", "")).hasSize(1);
    }
}
