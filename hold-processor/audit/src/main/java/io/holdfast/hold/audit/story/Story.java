package io.holdfast.hold.audit.story;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.log.Workers;
import java.util.List;

/** Tells what happened to a reservation, as the records themselves say it; nothing is decided again. */
public final class Story {

    private Story() {}

    /**
     * The story of a reservation; of several, where several events have one of this id.
     *
     * @return in order; empty if there is none
     */
    public static List<Line> of(
            Log log, AuditSerdes serdes, List<Cut.Part> parts, StorySubject subject, Progress progress) {
        progress.begin(
                parts.stream().mapToLong(part -> part.commands().length()).sum());
        return Workers.each(parts, part -> new PartitionStory(log, serdes, part, subject, progress).tell()).stream()
                .flatMap(List::stream)
                .sorted(Line.ORDER)
                .toList();
    }
}
