package io.holdfast.shell.auth;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names and addresses of this machine that nobody else can reach. */
final class Loopback {

    private static final Pattern ADDRESS = Pattern.compile("127(\\.[0-9]{1,3}){3}|\\[?::1]?|localhost");

    private Loopback() {}

    /** Whether a host is one of them. A name that would have to be looked up is none. */
    static boolean is(String host) {
        return ADDRESS.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
