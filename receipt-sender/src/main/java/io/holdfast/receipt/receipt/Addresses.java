package io.holdfast.receipt.receipt;

import java.util.regex.Pattern;

/** Mail addresses: which are taken, and how they are kept out of what is written down. */
public final class Addresses {

    /** A bare address: one @, and no character that means something else in a header or in SMTP. */
    private static final Pattern BARE =
            Pattern.compile("[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]+@[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]+");

    private static final Pattern ANYWHERE = Pattern.compile("[^\\s<>]*@[^\\s<>]*");

    /** RFC 5321, section 4.5.3.1.3, less the angle brackets. */
    private static final int LONGEST = 254;

    private Addresses() {}

    /** Whether mail can be sent there at all. */
    public static boolean valid(String address) {
        return address.length() <= LONGEST && BARE.matcher(address).matches();
    }

    /** The text with everything that may be an address taken out. */
    public static String scrub(String text) {
        return ANYWHERE.matcher(text).replaceAll("(address)");
    }
}
