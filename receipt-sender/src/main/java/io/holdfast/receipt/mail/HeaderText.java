package io.holdfast.receipt.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text in the header of a mail, beyond ASCII in the encoded words of RFC 2047. Vert.x' client encodes each half of a surrogate pair for itself,
 * so that an emoji arrives as {@code ??}. jakarta.mail's {@code MimeUtility} does it right, and is a second mail client of 0.7 MB for one method.
 */
final class HeaderText {

    /**
     * A line with an encoded word has 76 characters at most (RFC 2047, section 2): 9 of {@code Subject: }, 12 around the word's text, and so 52
     * of Base64.
     */
    private static final int WORD_BYTES = 39;

    private static final String NEXT_LINE = "\n ";

    private HeaderText() {}

    /** Text that stands alone, such as a subject. */
    static String text(String text) {
        return readAsItIs(text) ? text : encoded(text);
    }

    /** An address with the name that people are shown for it. */
    static String mailbox(String name, String address) {
        String shown = readAsItIs(name) ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : encoded(name);
        return shown + NEXT_LINE + '<' + address + '>';
    }

    /** ASCII that no reader takes for an encoded word. */
    private static boolean readAsItIs(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~') && !text.contains("=?");
    }

    private static String encoded(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        int bytes = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD_BYTES) {
                words.add(word(word.toString()));
                word.setLength(0);
                bytes = 0;
            }
            word.append(character);
            bytes += size;
        }
        words.add(word(word.toString()));
        return String.join(NEXT_LINE, words);
    }

    private static String word(String text) {
        return "=?UTF-8?B?%s?=".formatted(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
}
