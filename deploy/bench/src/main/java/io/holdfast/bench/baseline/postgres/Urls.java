package io.holdfast.bench.baseline.postgres;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** JDBC's way to write where a database is, and the client's. */
final class Urls {

    private static final String JDBC = "jdbc:";

    private Urls() {}

    /** A JDBC URL has user and password among its parameters; the client wants them before the host. */
    static String forClient(String url) {
        if (!url.startsWith(JDBC)) {
            return url;
        }
        URI uri = URI.create(url.substring(JDBC.length()));
        String user = parameter(uri, "user");
        String password = parameter(uri, "password");
        String who = user.isEmpty() ? "" : password.isEmpty() ? user + "@" : user + ":" + password + "@";
        return "postgresql://" + who + uri.getAuthority() + uri.getPath();
    }

    private static String parameter(URI uri, String name) {
        return uri.getRawQuery() == null
                ? ""
                : Arrays.stream(uri.getRawQuery().split("&", -1))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> pair.substring(name.length() + 1))
                        .collect(Collectors.joining());
    }
}
