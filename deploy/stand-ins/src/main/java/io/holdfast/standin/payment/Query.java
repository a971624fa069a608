package io.holdfast.standin.payment;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Stripe's search language that finds by metadata and status, joined with AND. */
final class Query {

    private static final Pattern CLAUSE =
            Pattern.compile("(?:metadata\\[(['\"])(?<name>.+?)\\1]|(?<field>status)):(['\"])(?<value>.*?)\\4");

    private static final Pattern AND = Pattern.compile("\\s+AND\\s+");

    private Query() {}

    /** @throws RefusedException where it says something else */
    static Predicate<Intent> parse(String query) {
        return AND.splitAsStream(query.strip()).map(Query::clause).reduce(_ -> true, Predicate::and);
    }

    private static Predicate<Intent> clause(String text) {
        Matcher clause = CLAUSE.matcher(text);
        if (!clause.matches()) {
            throw new RefusedException(Refusal.invalid("query", "We were unable to parse your search query: " + text));
        }
        String name = clause.group("name");
        String value = clause.group("value");
        return name == null
                ? intent -> intent.status().wire().equals(value)
                : intent -> value.equals(intent.metadata().get(name));
    }
}
