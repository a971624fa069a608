package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages name tests by class and method, and one the files of a hold's way: each of them is there. Decisions are never rewritten, and may name what has gone. */
class NamedTestsTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");
    private static final Map<String, String> TESTS = new HashMap<>();
    private static final Pattern FILE = Pattern.compile("`([A-Z]\\w+)`");
    private static final Path WAY = Stack.HOME.resolve("docs/way-of-a-hold.md");
    private static final Set<String> FILES = new HashSet<>();
    private static final Map<Path, String> PAGES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        Files.walkFileTree(Stack.HOME, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return name.startsWith(".") || name.equals("target") || name.equals("decisions")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                FILES.add(name);
                if (name.endsWith("Test.java")) {
                    TESTS.merge(name.replace(".java", ""), Files.readString(file), String::concat);
                } else if (name.endsWith(".md") && !name.equals("CHANGELOG.md")) {
                    PAGES.put(file, Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void every_test_that_a_page_names_is_there() {
        assertThat(PAGES.values()).anyMatch(NAMED.asPredicate());
        PAGES.forEach((page, text) -> NAMED.matcher(text).results().forEach(named -> {
            assertThat(TESTS).as("%s", page).containsKey(named.group(1));
            if (named.group(2) != null) {
                assertThat(TESTS.get(named.group(1))).as("%s", page).contains("void %s(".formatted(named.group(2)));
            }
        }));
    }

    @Test
    void every_file_on_the_way_of_a_hold_is_there() {
        List<String> named = FILE.matcher(PAGES.get(WAY))
                .results()
                .map(file -> file.group(1) + ".java")
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(FILES).containsAll(named);
    }
}
