package io.holdfast.api.usecase;

import io.holdfast.api.model.CopyAge;
import io.holdfast.api.region.RegionCopies;
import io.holdfast.api.region.RegionCopy;
import io.holdfast.api.view.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The copy of region us, which the test writes; none until it is complete up to some time. */
public final class FakeCopies implements RegionCopies {

    public static final String US = "us";

    public final FakeViews us = new FakeViews();
    private volatile CopyAge age = CopyAge.unknown(US);

    public void completeUpTo(Instant asOf, Duration age) {
        this.age = new CopyAge(US, Optional.of(asOf), age);
    }

    public void reset() {
        us.reset();
        age = CopyAge.unknown(US);
    }

    @Override
    public List<RegionCopy> all() {
        return List.of(new RegionCopy() {
            @Override
            public CopyAge age() {
                return age;
            }

            @Override
            public Optional<Views> views() {
                return Optional.of(us);
            }

            @Override
            public Map<Integer, Long> positions() {
                return Map.of(3, 17L);
            }
        });
    }
}
