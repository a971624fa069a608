package io.holdfast.api.usecase;

import io.holdfast.api.answer.States;
import io.holdfast.api.fence.Fence;
import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A fence that the test opens; what it shows behind it can be written while a caller passes. */
public final class FakeFence implements Fence {

    private final List<LogPosition> asked = new CopyOnWriteArrayList<>();
    private volatile Function<LogPosition, FenceResult> passage = FakeFence::passed;

    public static FenceResult passed(LogPosition end) {
        return new FenceResult.Passed(Optional.of(end));
    }

    public void behave(Function<LogPosition, FenceResult> passage) {
        this.passage = passage;
    }

    public void reset() {
        asked.clear();
        passage = FakeFence::passed;
    }

    /** The positions at which callers stood; offset 99 for the end of the log. */
    public List<LogPosition> asked() {
        return List.copyOf(asked);
    }

    @Override
    public FenceResult passEnd(String event, Duration wait) {
        return passPosition(States.at(99), wait);
    }

    @Override
    public FenceResult passPosition(LogPosition position, Duration wait) {
        asked.add(position);
        return passage.apply(position);
    }
}
