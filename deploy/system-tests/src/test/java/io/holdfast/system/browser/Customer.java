package io.holdfast.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import io.holdfast.system.Stack;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Someone with a browser of their own: nothing of it is shared with another customer. */
final class Customer implements AutoCloseable {

    private final String url;
    private final BrowserContext context;
    private final Page page;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    Customer(Browser browser) {
        this(browser, ColorScheme.LIGHT);
    }

    Customer(Browser browser, ColorScheme scheme) {
        this(browser, scheme, Stack.URL);
    }

    /** Of the stack whose page is here. */
    Customer(Browser browser, ColorScheme scheme, String url) {
        this.url = url;
        context = browser.newContext(new Browser.NewContextOptions().setColorScheme(scheme));
        page = context.newPage();
        page.onRequest(this::note);
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
    }

    private void note(Request request) {
        sent.add(request.url());
        if (request.method().equals("PUT")) {
            String path = request.url();
            asked.add(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens an event's page, and returns when its map is live. */
    Customer visit(String event) {
        return visit(event, 300);
    }

    Customer visit(String event, int holdSeconds) {
        page.navigate("%s/?hold=%d#/events/%s".formatted(url, holdSeconds, event));
        assertThat(page.locator("#live")).hasText("Live");
        return this;
    }

    Locator seat(String seat) {
        return page.locator("[data-seat='" + seat + "']");
    }

    Customer pick(String... seats) {
        for (String seat : seats) {
            seat(seat).click();
            assertThat(seat(seat)).hasClass("seat picked");
        }
        return this;
    }

    Locator reserve() {
        return page.locator("#reserve");
    }

    /** The heading of the panel, which says how things stand. */
    Locator heading() {
        return page.locator("#panel h2");
    }

    Customer sees(String heading) {
        assertThat(heading()).hasText(heading);
        return this;
    }

    /** Pays with a test card. */
    void pay(String card, String email) {
        page.getByLabel(card).check();
        page.getByLabel("E-mail for the receipt").fill(email);
        page.locator("#pay").click();
    }

    /** The number of the reservation that the page shows. */
    String reservation() {
        return page.locator("#reservation").textContent();
    }

    /** The numbers under which the page asked for seats. */
    Set<String> numbers() {
        return asked.stream().collect(Collectors.toSet());
    }

    /** How often it asked for seats. */
    int asked() {
        return asked.size();
    }

    /** The URLs that it asked for, of any kind. */
    List<String> sent() {
        return sent;
    }

    /** What went wrong in the page itself. */
    List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        context.close();
    }
}
