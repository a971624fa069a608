package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.KnownFacts;
import java.util.List;
import java.util.stream.Stream;

/** One promise, followed through the facts of one partition. Sees them in their order, each before it is entered. */
abstract class Check {

    final KnownFacts known;
    final Findings findings;
    private final Promise promise;

    /** A check of this promise. */
    Check(Promise promise, KnownFacts known, Findings findings) {
        this.promise = promise;
        this.known = known;
        this.findings = findings;
    }

    /** A fact. */
    void see(FactSeen fact) {}

    /** All facts of a command that was decided were seen and entered; these are those that it caused. */
    void after(CommandSeen command, List<FactSeen> facts) {}

    /** Says how much was checked. */
    abstract void end();

    final void checked(String what, long count) {
        findings.checked(promise, what, count);
    }

    /** The promise is broken, as a fact shows, and before it these records. */
    final void broken(FactSeen fact, String what, Evidence... before) {
        broken(promise, fact, what, before);
    }

    /** The same for another promise. */
    final void broken(Promise other, FactSeen fact, String what, Evidence... before) {
        findings.violation(
                other,
                what,
                Stream.concat(Stream.of(before), Stream.of(fact.evidence())).toList());
    }
}
