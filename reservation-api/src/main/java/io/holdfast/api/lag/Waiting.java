package io.holdfast.api.lag;

import java.time.Instant;
import java.util.Optional;

/**
 * What waits between a position and an end.
 *
 * @param records how many records were seen
 * @param all whether the end was reached
 * @param oldest when the first of them was written
 */
record Waiting(long records, boolean all, Optional<Instant> oldest) {

    /** Nothing was seen: what is there is not known. */
    static final Waiting UNSEEN = new Waiting(0, false, Optional.empty());
}
