package io.holdfast.local;

import static io.holdfast.local.Service.HOLD_PROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {

    @TempDir
    private Path home;

    private AotCaches caches;
    private Path jar;

    @BeforeEach
    void build() throws Exception {
        caches = new AotCaches(home, "jdk 1");
        jar = HOLD_PROCESSOR.app(home).resolve("quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "jar");
        Files.createDirectories(caches.training());
    }

    private boolean trained(String key) throws Exception {
        Files.writeString(caches.made(HOLD_PROCESSOR), "cache");
        return caches.take(HOLD_PROCESSOR, key);
    }

    @Test
    void without_a_cache_a_service_starts_as_ever_and_nothing_is_said() {
        assertThat(caches.arguments(HOLD_PROCESSOR, home)).isEmpty();
        assertThat(caches.line()).isEmpty();
    }

    @Test
    void a_cache_of_these_jars_and_this_jdk_is_used() throws Exception {
        assertThat(trained(caches.key(HOLD_PROCESSOR))).isTrue();

        assertThat(caches.arguments(HOLD_PROCESSOR, home))
                .containsExactly("-XX:AOTCache=" + caches.cache(HOLD_PROCESSOR));
        assertThat(caches.line()).contains("ahead-of-time caches of this build found: hold-processor");
        assertThat(caches.missing()).doesNotContain(HOLD_PROCESSOR).hasSize(3);
    }

    @Test
    void a_cache_of_another_build_is_not_used_and_said_in_one_line() throws Exception {
        trained(caches.key(HOLD_PROCESSOR));

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));

        assertThat(caches.arguments(HOLD_PROCESSOR, home)).isEmpty();
        assertThat(caches.line())
                .hasValueSatisfying(line ->
                        assertThat(line).contains("not used: hold-processor;").doesNotContain("\n"));
    }

    @Test
    void a_cache_of_another_jdk_is_not_used() throws Exception {
        trained(caches.key(HOLD_PROCESSOR));

        assertThat(new AotCaches(home, "jdk 2").arguments(HOLD_PROCESSOR, home)).isEmpty();
    }

    @Test
    void a_cache_whose_jars_were_built_anew_while_it_was_trained_is_not_taken() throws Exception {
        String before = caches.key(HOLD_PROCESSOR);
        Files.writeString(jar, "another");

        assertThat(trained(before)).isFalse();
        assertThat(caches.current(HOLD_PROCESSOR)).isFalse();
    }

    @Test
    void a_stack_on_the_training_folder_records_even_if_there_is_a_cache() throws Exception {
        trained(caches.key(HOLD_PROCESSOR));

        assertThat(caches.arguments(HOLD_PROCESSOR, caches.training()))
                .contains("-XX:AOTMode=record")
                .noneMatch(argument -> argument.startsWith("-XX:AOTCache="));
    }
}
