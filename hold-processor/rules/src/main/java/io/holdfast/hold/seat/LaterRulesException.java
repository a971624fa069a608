package io.holdfast.hold.seat;

/** The command is good, but to be decided by a later build: to decide it by older rules, or to pass it by, could contradict that one. */
public final class LaterRulesException extends UnsupportedOperationException {

    LaterRulesException(String event, int rules) {
        super(
                "event %s is decided by version %d of the rules, and this build knows no later one than %d; start a later build"
                        .formatted(event, rules, RulesVersion.NEWEST));
    }
}
