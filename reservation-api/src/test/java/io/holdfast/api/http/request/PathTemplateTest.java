package io.holdfast.api.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathTemplateTest {

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("/", ".", "a", "%2e", "%2E", "%", ";", "..", "v1", "ev-1", "")
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 20_000)
    void a_path_that_looks_plain_has_nothing_to_take_out(@ForAll("paths") String path) {
        assertThat(PathTemplate.problem(path)).isEqualTo(PathTemplate.problemOfSegments(path));
    }
}
