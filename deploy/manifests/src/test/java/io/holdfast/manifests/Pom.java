package io.holdfast.manifests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as the build has them. */
final class Pom {

    private Pom() {}

    static String property(String name) {
        Matcher property = Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(Pattern.quote(name)))
                .matcher(Yaml.read(Yaml.HOME.resolve("pom.xml")));
        if (!property.find()) {
            throw new IllegalArgumentException("the build has no " + name);
        }
        return property.group(1);
    }
}
