package io.holdfast.schemas.limits;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of regions, and the region that an id names: {@code eu~cart-91} belongs to eu. */
public final class RegionNames {

    /** Between the region and the rest of an id. */
    private static final char SEPARATOR = '~';

    /** No tilde, so that an id can be taken apart in one way only; no dot, since a copied topic's name begins with region and dot. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,15}");

    private static final Optional<String> NO_NAME = Optional.of("must match " + NAME + ", and not be holdfast");

    private RegionNames() {}

    /** What the name of a region must be; empty if the text is one. The topics' own prefix is none: a copied topic could not be told from them. */
    public static Optional<String> problem(String name) {
        return NAME.matcher(name).matches() && !name.equals("holdfast") ? Optional.empty() : NO_NAME;
    }

    /** The region that an id names; empty if it names none. */
    public static Optional<String> of(String id) {
        int end = id.indexOf(SEPARATOR);
        return end < 0
                ? Optional.empty()
                : Optional.of(id.substring(0, end)).filter(name -> problem(name).isEmpty());
    }
}
