package io.holdfast.api.http.response;

import static java.util.Objects.requireNonNull;

import io.holdfast.api.answer.Reply.AnswerKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts calls by what they asked for and what they were told. Each counter is there from the start: nothing is looked up in a registry later. */
@Startup // not with the first call: an instance without calls has counters, too
@ApplicationScoped
public class CallCounters {

    private final Map<CallKind, Map<AnswerKind, Counter>> counters = new EnumMap<>(CallKind.class);

    CallCounters(MeterRegistry meters) {
        for (CallKind call : CallKind.values()) {
            var answers = new EnumMap<AnswerKind, Counter>(AnswerKind.class);
            for (AnswerKind answer : AnswerKind.values()) {
                answers.put(
                        answer,
                        Counter.builder("holdfast.calls")
                                .description("Calls, by what they asked for and what they were told")
                                .tag("call", call.tag())
                                .tag("answer", answer.tag())
                                .register(meters));
            }
            counters.put(call, answers);
        }
    }

    public void count(CallKind call, AnswerKind answer) {
        requireNonNull(requireNonNull(counters.get(call)).get(answer)).increment();
    }

    /** What a call asks for, as metrics tell it. */
    public enum CallKind {
        /** Put an event on sale. */
        OPEN,
        /** Take it off. */
        CLOSE,
        /** Give places to another region. */
        CEDE,
        /** Hold seats. */
        HOLD,
        /** Give them back. */
        RELEASE,
        /** Hold them longer. */
        EXTEND,
        /** Pay. */
        CHECKOUT,
        /** Replace a contact. */
        CONTACT,
        /** Erase it. */
        ERASE,
        /** Look at anything. */
        READ;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
