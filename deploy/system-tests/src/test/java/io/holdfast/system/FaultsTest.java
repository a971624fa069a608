package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What dies under load: no answer is contradicted, no accepted command lost, and holds flow again by themselves (P1–P4, P9, P10). */
class FaultsTest {

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
    }

    @AfterEach
    void whole_again() {
        Stack.awaitReady();
    }

    private static Crowd crowd(String event) throws Exception {
        var crowd = new Crowd(event, 40, 50).begin(16, 10_000);
        crowd.awaitMore(50);
        return crowd;
    }

    @Test
    void a_killed_hold_processor_contradicts_nothing() throws Exception {
        try (var crowd = crowd("killed")) {
            for (String part : new String[] {"hold-processor-0", "hold-processor-1"}) {
                long pid = Stack.pid(part);
                Stack.signal("KILL", pid);
                Stack.awaitReplaced(part, pid);
                crowd.awaitMore(100);
            }
            crowd.stop().verify();
        }
    }

    @Test
    void a_zombie_hold_processor_contradicts_nothing() throws Exception {
        try (var crowd = crowd("zombie")) {
            for (String part : new String[] {"hold-processor-0", "hold-processor-1"}) {
                long pid = Stack.pid(part);
                Stack.signal("STOP", pid);
                try {
                    Instant until = Instant.now().plus(Stack.SESSION.multipliedBy(2));
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> Instant.now().isAfter(until));
                    crowd.awaitMore(20);
                } finally {
                    Stack.signal("CONT", pid);
                }
                crowd.awaitMore(100);
            }
            crowd.stop().verify();
        }
    }

    @Test
    void a_killed_broker_contradicts_nothing() throws Exception {
        try (var crowd = crowd("broker")) {
            long pid = Stack.pid("broker");
            Stack.signal("KILL", pid);
            Stack.awaitReplaced("broker", pid);
            crowd.awaitMore(100);
            crowd.stop().verify();
        }
    }

    @Test
    void a_killed_reservation_api_contradicts_nothing() throws Exception {
        try (var crowd = crowd("api")) {
            long pid = Stack.pid("reservation-api-0");
            Stack.signal("KILL", pid);
            Stack.awaitReplaced("reservation-api-0", pid);
            crowd.awaitMore(100);
            crowd.stop();
            Stack.awaitReady();
            crowd.verify();
        }
    }

    @Test
    void a_hold_processor_whose_state_is_gone_restores_it_from_the_log() throws Exception {
        try (var crowd = crowd("restored")) {
            crowd.stop();
            for (String part : new String[] {"hold-processor-0", "hold-processor-1"}) {
                long pid = Stack.pid(part);
                Stack.signal("STOP", pid);
                delete(Stack.stateOf(part));
                Stack.signal("KILL", pid);
                Stack.awaitReplaced(part, pid);
            }
            Stack.awaitReady();
            assertThat(Stack.stateOf("hold-processor-0")).exists();
            crowd.verify();
        }
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
