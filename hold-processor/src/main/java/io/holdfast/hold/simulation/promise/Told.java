package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.promise.Promise.P10;
import static io.holdfast.hold.simulation.promise.Promise.P9;
import static io.holdfast.hold.simulation.promise.Violation.unless;

import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.reply.Reply;
import java.util.List;

/**
 * What callers are told before anything is committed. That every machine tells the same is seen where its decisions are compared; here it is
 * what the views show once the decision is committed.
 */
final class Told {

    private final Reader reader;

    Told(Reader reader) {
        this.reader = reader;
    }

    /** Whoever asked to be told is, once, what the view of the command's subject says. */
    void decided(Decided decided, Moment moment) {
        List<Written> replies = of(decided, Topics.REPLIES.name());
        boolean asked = RecordHeaders.get(moment.logged().headers(), RecordHeaders.REPLY_TO) != null;
        List<Written> shown = decided.written().stream()
                .filter(written -> Views.ofSubjects(written.topic())
                        && moment.subject().filter(written.keyText()::equals).isPresent())
                .toList();
        unless(replies.size() == (asked ? shown.size() : 0), P10, "%s has %d replies", moment, replies.size());
        for (int i = 0; i < replies.size(); i++) {
            unless(
                    says(replies.get(i), shown.get(i), decided),
                    P9,
                    "after %s its sender is told otherwise than the view shows",
                    moment);
        }
    }

    private boolean says(Written told, Written shown, Decided decided) {
        Reply reply = reader.replies().decode(told.bytes());
        Object state = shown.topic().equals(Topics.EVENTS)
                ? reader.events().decode(shown.bytes())
                : reader.reservations().decode(shown.bytes());
        return told.keyText().equals(shown.keyText())
                && reply.getPartition() == decided.partition()
                && reply.getOffset() == decided.offset()
                && reply.getState().equals(state);
    }

    private static List<Written> of(Decided decided, String topic) {
        return decided.written().stream()
                .filter(written -> written.topic().name().equals(topic))
                .toList();
    }
}
