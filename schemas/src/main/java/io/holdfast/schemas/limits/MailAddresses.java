package io.holdfast.schemas.limits;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where mail can be sent: a local part of ASCII without quotes (RFC 5321, dot-string) and a domain by name. A domain beyond ASCII is turned
 * into its ASCII form; a local part beyond ASCII needs SMTPUTF8, which the mailer does not speak.
 */
public final class MailAddresses {

    /** RFC 5321, 4.5.3.1.3, less the angle brackets. */
    private static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_LENGTH = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    /** Java follows IDNA 2003, which makes another domain of these four; today's registries tell them apart (RFC 5894, 7.2). */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00DF\\u03C2\\u200C\\u200D]");

    private static final Optional<String> NO_ADDRESS =
            Optional.of("must be a mail address such as a@example.com, and ASCII before the @");

    private MailAddresses() {}

    /** What an address must be; empty if mail can be sent to it. The text never holds the address. */
    public static Optional<String> problem(String address) {
        return ascii(address).isPresent() ? Optional.empty() : NO_ADDRESS;
    }

    /** An address as it stands in a mail and in SMTP; empty if none can be sent to it. */
    public static Optional<String> ascii(String address) {
        int at = address.indexOf('@');
        if (at < 1 || at > MAX_LOCAL_LENGTH || address.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        return domain(address.substring(at + 1))
                .filter(_ -> LOCAL.matcher(local).matches())
                .map(domain -> local + '@' + domain)
                .filter(ascii -> ascii.length() <= MAX_LENGTH);
    }

    private static Optional<String> domain(String domain) {
        if (AMBIGUOUS.matcher(domain).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES))
                    .filter(ascii -> DOMAIN.matcher(ascii).matches());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
