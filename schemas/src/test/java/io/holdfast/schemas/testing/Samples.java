package io.holdfast.schemas.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values around the limits of requests: good ones, bad ones, and those that two parts may take for different things. Each service's own
 * property test tries them on what it does with such values.
 */
public final class Samples {

    private static final List<String> ODD = List.of(
            "",
            " ",
            ".",
            "..",
            "/",
            "%2e",
            "-",
            "_",
            "~",
            ",",
            ";",
            ":",
            "\"",
            "\\",
            "<",
            ">",
            "(",
            ")",
            "@",
            "\t",
            "\n",
            "\r\n",
            "\u0000",
            "\u0007",
            "\u00A0",
            "\u00AD",
            "\u200B",
            "\u200D",
            "\u2028",
            "\u202E",
            "\u2800",
            "\u3164",
            "\uFEFF",
            "\uD800",
            "\uDC00",
            "ß",
            "ä",
            "é",
            "e\u0301",
            "漢",
            "🎻",
            "👩‍👩‍👧",
            "𝔘");

    private final Random random;

    /** Values that follow from a seed. */
    public Samples(long seed) {
        this.random = new Random(seed);
    }

    /** One of these. */
    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** A number about the bounds. */
    public long number() {
        return oneOf(
                Long.MIN_VALUE,
                -1L,
                0L,
                1L,
                2L,
                9L,
                10L,
                11L,
                300L,
                1_800L,
                1_801L,
                99_999L,
                100_000L,
                100_001L,
                1_000_000_000L,
                1_000_000_001L,
                (long) Integer.MAX_VALUE,
                Integer.MAX_VALUE + 1L,
                Long.MAX_VALUE);
    }

    /** A text that may be a name. */
    public String name() {
        return oneOf(
                repeated(oneOf(1, 2, 100, 101, 199, 200, 201)),
                mixed(8),
                mixed(1),
                odd(),
                odd() + odd(),
                "The concert",
                letters(200));
    }

    /** A text that may be an id. */
    public String id() {
        return oneOf(
                letters(1),
                letters(8),
                letters(64),
                letters(65),
                letters(3) + odd(),
                odd(),
                "cart-91",
                "A-1-12",
                "...");
    }

    /** A text that may name a section. */
    public String section() {
        return oneOf("A", "a", "B", "Balcony", "BALCONY", letters(16), letters(17), odd(), letters(2) + odd());
    }

    /** Ids of seats. */
    public List<String> seats() {
        return several(11, () -> oneOf("A-1-1", "A-1-2", "B-1-" + random.nextInt(100), "A-01-1", id()));
    }

    /** Names of sections. */
    public List<String> sections() {
        return several(4, this::section);
    }

    /** A text that may be a payment method. */
    public String method() {
        return oneOf(
                "pm_card_visa",
                letters(128),
                letters(129),
                odd(),
                "pm_" + odd(),
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "5555555555554444",
                "378282246310005",
                "6011_1111_1111_1117",
                "4242424242424241",
                digits(12),
                digits(19),
                digits(20));
    }

    /** A text that may be an address. */
    public String address() {
        String local = oneOf(
                "a",
                "a.b+c",
                letters(64),
                letters(65),
                ".a",
                "a.",
                "a..b",
                "\"ab\"",
                "a,b",
                "müller",
                odd(),
                "a" + odd());
        String domain = oneOf(
                "example.com",
                "b",
                "bücher.example",
                "straße.example",
                "xn--bcher-kva.example",
                "a_b.example",
                "-a.example",
                "a..b",
                "example.com.",
                "[127.0.0.1]",
                "EXAMPLE。com",
                letters(63) + ".example",
                letters(64) + ".example",
                (letters(50) + ".").repeat(4) + "com",
                "漢字.example",
                odd(),
                "a" + odd() + ".example");
        return oneOf(
                local + '@' + domain,
                local + '@' + domain,
                local + '@' + domain,
                "A <a@example.com>",
                "a@b@example.com",
                local,
                odd());
    }

    private String odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }

    private String mixed(int parts) {
        return Stream.generate(() -> random.nextBoolean() ? odd() : letters(2))
                .limit(parts)
                .collect(Collectors.joining());
    }

    private String repeated(int times) {
        return oneOf("x", "ä", "漢", "🎻", "\u200B", " ").repeat(times);
    }

    private String letters(int length) {
        return characters("abcXYZ019", length);
    }

    private String digits(int length) {
        return characters("0123456789", length);
    }

    private String characters(String alphabet, int length) {
        return IntStream.range(0, length)
                .mapToObj(_ -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                .collect(Collectors.joining());
    }

    private List<String> several(int most, java.util.function.Supplier<String> one) {
        var texts = new ArrayList<String>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            texts.add(one.get());
        }
        return texts;
    }
}
