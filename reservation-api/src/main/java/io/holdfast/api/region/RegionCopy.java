package io.holdfast.api.region;

import io.holdfast.api.model.CopyAge;
import io.holdfast.api.view.Views;
import java.util.Map;
import java.util.Optional;

/** What was copied of another region's states: a picture that is late, by a second or by a day. Nothing is decided from it. */
public interface RegionCopy {

    /** Until when it is complete. */
    CopyAge age();

    /** The states, by positions of the other region's log; empty while they can't be read. */
    Optional<Views> views();

    /** For each partition of that region's states, the offset of the last record that was copied; -1 if none was. */
    Map<Integer, Long> positions();
}
