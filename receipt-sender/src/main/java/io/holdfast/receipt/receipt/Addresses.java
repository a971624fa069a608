package io.holdfast.receipt.receipt;

import java.util.regex.Pattern;

/** Keeps mail addresses out of what is written down. */
public final class Addresses {

    private static final Pattern ANYWHERE = Pattern.compile("[^\\s<>]*@[^\\s<>]*");

    private Addresses() {}

    /** The text with everything that may be an address taken out. */
    public static String scrub(String text) {
        return ANYWHERE.matcher(text).replaceAll("(address)");
    }
}
