package io.holdfast.drill;

import java.util.List;

/** A drill on a stack of two regions (P14, P15). */
abstract class InTwoRegions implements Drill {

    private final String name;
    private final String announcement;

    InTwoRegions(String name, String announcement) {
        this.name = name;
        this.announcement = announcement;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String announcement() {
        return announcement;
    }

    @Override
    public final List<String> regions() {
        return List.of(SharedHall.EU, SharedHall.US);
    }
}
