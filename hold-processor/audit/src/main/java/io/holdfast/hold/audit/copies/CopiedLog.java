package io.holdfast.hold.audit.copies;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Span;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The log of another region, as far as it was copied to this one. Offsets and time stamps are those of the originals. It has the topics of
 * {@link Copies#MIRRORED} alone.
 */
public final class CopiedLog implements Log {

    private final Log copies;
    private final String region;

    /**
     * The log of this region.
     *
     * @param copies a log whose cut knows the copies under their own names
     */
    public CopiedLog(Log copies, String region) {
        this.copies = copies;
        this.region = region;
    }

    /** How far the copies go. Where the originals end is not known before they are read: a span is no shorter than that, and may be longer. */
    @Override
    public Cut cut() {
        Map<String, List<Span>> spans = new HashMap<>();
        for (Topic topic : Copies.MIRRORED) {
            // An original's offset is less than the number of copies where there are no holes, and any number where
            // there are.
            spans.put(
                    topic.name(),
                    raw(topic).stream()
                            .map(raw -> new Span(0, topic.equals(Topics.SEAT_COMMANDS) ? raw.to() : Long.MAX_VALUE))
                            .toList());
        }
        List<Span> commands = spans.getOrDefault(Topics.SEAT_COMMANDS.name(), List.of());
        List<Cut.Part> parts = new ArrayList<>();
        for (int p = 0; p < commands.size(); p++) {
            parts.add(part(p, commands.get(p), spans));
        }
        return new Cut(parts, copies.cut().newestMs(), copies.cut().takenAtMs(), spans);
    }

    private static Cut.Part part(int partition, Span commands, Map<String, List<Span>> spans) {
        Map<String, Span> own = new HashMap<>();
        spans.forEach((topic, all) -> {
            if (partition < all.size()) {
                own.put(topic, all.get(partition));
            }
        });
        return new Cut.Part(partition, commands, commands.to(), Map.of(), own);
    }

    private List<Span> raw(Topic topic) {
        return copies.cut().spans().getOrDefault(Copies.of(region, topic).name(), List.of());
    }

    /** Reads originals, each once. See {@link CopiedLane} for what a gap does. */
    @Override
    public Lane read(Topic topic, int partition, Span span) {
        List<Span> raw = raw(topic);
        Lane lane = copies.read(
                Copies.of(region, topic), partition, partition < raw.size() ? raw.get(partition) : Span.NONE);
        return new CopiedLane(lane, region, topic, partition, span);
    }

    @Override
    public void close() {
        copies.close();
    }
}
