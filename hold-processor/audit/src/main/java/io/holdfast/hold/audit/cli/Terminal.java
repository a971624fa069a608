package io.holdfast.hold.audit.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Whether somebody is watching. */
final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // It is null where there is none, as its documentation says.
    static boolean is() {
        @Nullable Console console = System.console();
        return console != null && console.isTerminal();
    }
}
