package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** A hold-processor hears nothing from any broker for twice its session, and then goes on: a zombie with open connections (P1, P9). */
final class IsolateProcessor extends UnderLoad {

    IsolateProcessor() {
        super("isolate-processor", "silences the links of each hold-processor for twice its session, and heals them");
    }

    @Override
    List<String> strike(Stage stage, Brokers brokers, Crowd crowd) throws Exception {
        for (String processor : StackFaults.PROCESSORS) {
            stage.link("drop", processor);
            try {
                Checks.awaitTime(Duration.ofMillis(2L * stage.sessionTimeoutMs()));
                crowd.awaitMore(20);
            } finally {
                stage.link("heal");
            }
            crowd.awaitMore(100);
        }
        return List.of();
    }
}
